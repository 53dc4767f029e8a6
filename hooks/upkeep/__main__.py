"""`python -m upkeep`: say in Markdown what time has made wrong. It prints nothing when there is nothing to do.

All links are asked, and OpenAI's pages of prices and of the ends of models; with LINKCHECK=cache what the last check
found is told and nothing is asked, with LINKCHECK=off links are left out.
Exit status: 0 told, 1 something that people wrote is wrong (one line each), 2 a setting cannot be used.
"""

import os
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from facts import Problems
from facts.day import NoMoment, build_day
from guide.load import Guide
from links.build import ask
from links.cache import FILE, Cache
from links.other_links import other_links
from links.report import Places
from links.settings import Mode, SettingError, mode
from refresh.official import fetch
from rules.run import read_checked
from upkeep.report import Part, issue_text, links, official, official_addresses, written_facts


def main(root: Path, environment: Mapping[str, str]) -> int:
    """Print the text for the project in `root`."""
    try:
        asked = mode(environment.get("LINKCHECK"), serving=False)
        guide = read_checked(root, root / "docs", build_day(environment))
        print(issue_text(_parts(root, guide, asked)), end="")
    except Problems as problems:
        print(problems, file=sys.stderr)
        return 1
    except (NoMoment, SettingError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _parts(root: Path, guide: Guide, asked: Mode) -> list[Part]:
    parts = list(written_facts(root, guide))
    if asked is not Mode.OFF:
        now, on = datetime.now(UTC), asked is Mode.ON
        parts.insert(0, links(_places(root, guide), guide, Cache(root / FILE), now, ask=ask if on else None))
        if on and (addresses := official_addresses(guide)):
            parts.append(official(fetch(addresses), guide))
    return parts


def _places(root: Path, guide: Guide) -> Places:
    """Each address of the registry, of pages and of data, with the lines that have it."""
    registry = guide.registry
    known = {it.url: [f"{registry.file}:{registry.line(name)}"] for name, it in registry.registry.links.items()}
    return other_links(root) | known


if __name__ == "__main__":
    sys.exit(main(Path.cwd(), os.environ))
