"""`python -m links`: check every address of data/links.yml, without MkDocs.

Exit status: 0 nothing dead, 1 something dead, 2 the check could not run.
"""

import sys
from pathlib import Path

from datafiles import Problems
from links.probe import probe
from links.registry import RegistryFile
from links.report import report

CEILING_SECONDS = 20.0


def main(root: Path) -> int:
    try:
        registry = RegistryFile(root / "data/links.yml", root=root)
    except Problems as problems:
        print(problems, file=sys.stderr)
        return 2
    links = registry.registry.links
    places = {link.url: [f"{registry.file}:{registry.line(link_id)}"] for link_id, link in links.items()}
    outcome = report(probe(places, ceiling=CEILING_SECONDS), places, registry)
    print("\n".join([*outcome.warnings, *outcome.notes]))
    return 1 if outcome.warnings else 0


if __name__ == "__main__":
    sys.exit(main(Path.cwd()))
