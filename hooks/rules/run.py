"""Run the rules: the one way for a build, for `make serve` and for `python -m rules`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from facts import Problem, Problems
from facts.cached import is_serving
from facts.day import build_day
from guide.load import Guide, load_guide
from rules.allow import allow_comments
from rules.page import Page, Site
from rules.rule import Level, Rule, Scope, all_rules
from rules.source_file import SourceFile, source_files


@dataclass(frozen=True)
class BrokenRule:
    """A rule, and a place that breaks it."""

    rule: Rule
    problem: Problem

    @property
    def place(self) -> tuple[str, int, str]:
        """The file, the line and the id of the rule."""
        return self.problem.file, self.problem.line, self.rule.id

    def __str__(self) -> str:
        return f"{self.problem} [{self.rule.id}]"


def read_checked(root: Path, docs: Path, day: date) -> Guide:
    """Everything that people write, for a site built on `day`. Raises Problems with all that may not be built.

    It is the only door to the guide: nothing of a file is used before the rules for files have looked at it.
    """
    files = checked(source_files(root, docs))
    pages = [file.page for file in sorted(files, key=lambda file: file.path) if file.is_page]
    return load_guide(root, docs, day, pages)


@cache
def guide_without_hooks(root: Path) -> Guide:
    """The guide of the project in `root`, read once however often a builder without hooks, as Zensical, asks for it.

    Raises Problems or NoMoment.
    """
    return read_checked(root, root / "docs", build_day())


def checked(files: Iterable[SourceFile]) -> list[SourceFile]:
    """The same files. Raises Problems when one of them breaks a rule that nobody may break.

    In `make serve` a file that is as it was comes back as it was, with all that was made of it: nothing is done again.
    """
    files = [_fine[file.path] if file.path in _fine and _fine[file.path].is_same(file) else file for file in files]
    if problems := list(refusals(file for file in files if _fine.get(file.path) is not file)):
        raise Problems(problems)
    if is_serving():
        _fine.update((file.path, file) for file in files)
    return files


# Files that broke no rule when they were last looked at.
_fine: dict[Path, SourceFile] = {}


def refusals(files: Iterable[SourceFile], rules: Iterable[Rule] | None = None) -> Iterator[Problem]:
    """What breaks a rule that nobody may break. Without `rules`, all of them."""
    of_files = [rule for rule in rules or all_rules().values() if rule.scope is Scope.FILE]
    of_files.sort(key=lambda rule: not rule.first)
    for file in files:
        for rule in of_files:
            problems = list(rule.check(file))
            yield from sorted(problems if rule.every else {it.line: it for it in reversed(problems)}.values())
            if problems and rule.first:
                break


def broken_rules(root: Path, guide: Guide) -> list[BrokenRule]:
    """What else is wrong with pages that are loaded, file by file, but for what they allow themselves with a reason."""
    rules = all_rules()
    pages = [Page(source) for source in guide.pages]
    site = Site(root, guide, pages)
    broken: list[BrokenRule] = []
    for rule in rules.values():
        if rule.scope is Scope.PAGE:
            broken += (BrokenRule(rule, problem) for page in pages for problem in rule.check(page, guide))
        elif rule.scope is Scope.SITE:
            broken += (BrokenRule(rule, problem) for problem in rule.check(site))
    allowed = {
        (page.source.file, comment.covers, comment.id): comment.line
        for page in pages
        for comment in allow_comments(page.source.text)
        if comment.reason and comment.id in rules and rules[comment.id].level is not Level.REFUSE
    }
    places = {it.place for it in broken}
    for place, line in allowed.items():
        if place not in places:
            what = f"nothing on line {place[1]} breaks '{place[2]}'. Remove this comment."
            broken.append(BrokenRule(rules["allow"], Problem(place[0], line, what)))
    return sorted((it for it in broken if it.place not in allowed), key=lambda it: it.problem)
