"""`python -m tools.future`: what the next builders make of the site. Exit status 1 when ProperDocs cannot build it."""

import sys
import tempfile
from pathlib import Path

from tools.future.trial import build, compare, here, version

BUILDERS = ("properdocs", "zensical")


def main() -> int:
    """Print a table for each builder."""
    status = 0
    with tempfile.TemporaryDirectory() as folder:
        ours = Path(folder, "mkdocs")
        if (built := build("mkdocs", ours)).returncode:
            print(built.stderr, file=sys.stderr)
            return 1
        for name in BUILDERS:
            if not here(name):
                print(f"\n## {name}\n\nNot installed. `make future` installs it.")
                continue
            theirs = Path(folder, name)
            result = build(name, theirs)
            print(f"\n## {name} {version(name)}\n")
            if result.returncode:
                print(f"It cannot build the site: {(result.stderr or result.stdout).strip().splitlines()[-1]}")
                status |= name == "properdocs"
            else:
                print(compare(ours / "site", theirs / "site"))
    return status


if __name__ == "__main__":
    sys.exit(main())
