"""`python -m guide`: check every page and data file, without MkDocs. Exit status 1 when something is wrong."""

import sys
from pathlib import Path

from datafiles import Problems
from guide.load import load_guide
from provenance.day import NoMoment, build_day


def main(root: Path) -> int:
    try:
        found = list(load_guide(root, root / "docs", build_day()).warnings())
    except Problems as problems:
        found = problems.found
    except NoMoment as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(map(str, found)) or "Pages and data are in order.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path.cwd()))
