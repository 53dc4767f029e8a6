"""`python -m rules`: check pages, data files and translations, without MkDocs. `--list` tells every rule in one line.

`--begin` looks at what MkDocs reads before any hook can speak, mkdocs.yml, and at the environment: it says nothing when
both are right, and otherwise all that is wrong anywhere.

Exit status: 0 all is well, 1 something is wrong, 2 the command is wrong.
"""

import os
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from facts import Problems
from facts.day import NoMoment, build_day
from facts.ending import run
from guide.in_language import language_problems
from guide.names import menu
from rules.environment import faults
from rules.rule import all_rules
from rules.run import examine, settings_problems
from rules.settings_file import mapping, read_settings
from rules.source_file import SETTINGS, SourceFile


def main(root: Path, arguments: list[str], environment: Mapping[str, str]) -> int:
    if arguments == ["--list"]:
        print("\n".join(f"{rule.id:21}  {rule.level.name.lower():6}  {rule.about}" for rule in all_rules().values()))
        return 0
    if arguments not in ([], ["--begin"]):
        print("Say: python -m rules, python -m rules --list, or python -m rules --begin.", file=sys.stderr)
        return 2
    told = list(faults(environment))
    if arguments and not told and not settings_problems(root, root / SETTINGS):
        return 0
    wrong = bool(told)
    try:
        examined = examine(root, root / "docs", _day(environment))
        broken = examined.broken()
        wrong |= bool(examined.problems) or any(it.rule.level.fails for it in broken)
        others = [] if examined.problems else list(language_problems(examined.guide, root, _names(root)))
        wrong |= bool(others)
        told += map(str, [*examined.problems, *broken, *others])
    except Problems as problems:
        wrong = True
        told.append(str(problems))
    print("\n".join([*told, *(() if wrong else ["Pages, data and translations are in order."])]))
    return 1 if wrong else 0


def _names(root: Path) -> list[str]:
    """What mkdocs.yml calls things, which languages translate."""
    settings = mapping(read_settings(SourceFile(root / SETTINGS, SETTINGS, is_settings=True)).data)
    return [str(settings.get("site_name")), str(settings.get("site_description")), *menu(settings.get("nav"))]


def _day(environment: Mapping[str, str]) -> date:
    """The day of the build, or today where the environment names none that there is, which is told."""
    try:
        return build_day(environment)
    except NoMoment:
        return build_day({})


if __name__ == "__main__":
    run(lambda: main(Path.cwd(), sys.argv[1:], os.environ), cannot_run=1)
