"""`python -m rules`: check every page and data file, without MkDocs. `--list` tells every rule in one line.

Exit status: 0 all is well, 1 something is wrong, 2 the command is wrong.
"""

import sys
from pathlib import Path

from facts import Problems
from facts.day import NoMoment, build_day
from facts.ending import run
from rules.rule import all_rules
from rules.run import examine


def main(root: Path, arguments: list[str]) -> int:
    if arguments == ["--list"]:
        print("\n".join(f"{rule.id:21}  {rule.level.name.lower():6}  {rule.about}" for rule in all_rules().values()))
        return 0
    if arguments:
        print("Say: python -m rules, or python -m rules --list.", file=sys.stderr)
        return 2
    try:
        examined = examine(root, root / "docs", build_day())
        broken = examined.broken()
    except (Problems, NoMoment) as problem:
        print(problem)
        return 1
    wrong = bool(examined.problems) or any(it.rule.level.fails for it in broken)
    told = [*map(str, examined.problems), *map(str, broken)]
    print("\n".join([*told, *(() if wrong else ["Pages and data are in order."])]))
    return 1 if wrong else 0


if __name__ == "__main__":
    run(lambda: main(Path.cwd(), sys.argv[1:]), cannot_run=1)
