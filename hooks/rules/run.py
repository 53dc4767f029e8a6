"""Run the rules: the one way for a build, for `make serve` and for `python -m rules`."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import cast

from facts import Problem, Problems
from facts.cached import is_serving
from facts.day import build_day
from facts.ignored import written_files
from guide.front_matter import Meta
from guide.load import Guide, read_guide
from guide.macro_check import TEMPLATES, macro_faults
from guide.pages import SourcePage
from guide.together import Claims
from guide.unread import NotRead, Unread
from rules.allow import allow_comments
from rules.page import Page, Site
from rules.rule import Level, Rule, Scope, all_rules
from rules.source_file import SourceFile, other_files, settings_files, source_files


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


@dataclass(frozen=True)
class Examined:
    """What people wrote, and all that forbids to build it."""

    root: Path
    guide: Guide
    problems: tuple[Problem, ...]

    def broken(self) -> list[BrokenRule]:
        """What is no reason to build nothing. While something else is wrong, what pages break by themselves."""
        return list(_broken_by_pages(self.root, self.guide)) if self.problems else broken_rules(self.root, self.guide)


def examine(root: Path, docs: Path, day: date, *, settings: Path | None = None) -> Examined:
    """All that people write in English, for a site built on `day`, with all that is wrong anywhere in it, at once.

    It is the only door to the guide: nothing of a file is used before the rules for files have looked at it. `settings`
    is the file that MkDocs reads instead of mkdocs.yml. Raises Problems when a file of data/ or i18n/ breaks one of the
    rules.
    """
    files, problems = fine_files(source_files(root, docs, settings))
    refused = {problem.file for problem in problems}
    alone = {file.name for file in files if file.is_settings}
    if not is_serving():  # whoever writes a page need not wait for it
        problems += refusals(other_files(root), [rule for rule in all_rules().values() if rule.everywhere])
    if not all(name in alone or name.startswith(("docs/", "overrides/")) for name in refused):
        raise Problems(problems)
    in_order = sorted((file for file in files if file.is_page), key=lambda file: file.path)
    pages = [file.page for file in in_order if file.name not in refused]
    claimed = [
        Claims.of_text(file.text, file.name.removeprefix("docs/"), file.name)
        for file in in_order
        if file.name in refused
    ]
    guide, wrong = read_guide(root, docs, day, pages, claimed)
    problems += wrong
    beside = [page for file in in_order if file.name in refused and (page := _page_of(file))]
    told = {(problem.file, problem.line, problem.text) for problem in problems}
    problems += (it for it in macro_faults(guide, root, beside, refused) if not _is_told(it, told))
    return Examined(root, guide, tuple(sorted(set(problems))))


def _page_of(file: SourceFile) -> SourcePage | None:
    """The page that a refused file is all the same, when its front matter can be read."""
    try:
        return file.page
    except Problems:
        return None


def _is_told(problem: Problem, told: Collection[tuple[str, int, str]]) -> bool:
    """Whether the same line and what is wrong on it are told, without what a macro adds."""
    return any(
        (file, line) == (problem.file, problem.line) and problem.text.startswith(text) for file, line, text in told
    )


def read_checked(root: Path, docs: Path, day: date) -> Guide:
    """All that people write in English, for a site built on `day`. Raises Problems with what may not be built."""
    examined = examine(root, docs, day)
    if examined.problems:
        raise Problems(examined.problems)
    return examined.guide


@cache
def guide_without_hooks(root: Path) -> Guide:
    """The guide of the project in `root`, read once however often a builder without hooks, as Zensical, asks for it.

    Raises Problems or NoMoment.
    """
    return read_checked(root, root / "docs", build_day())


def fine_files(files: Iterable[SourceFile]) -> tuple[list[SourceFile], list[Problem]]:
    """The same files, and what in them breaks a rule that nobody may break.

    In `make serve` a file that is as it was comes back as it was, with all that was made of it: nothing is done again.
    """
    files = [_fine[file.path] if file.path in _fine and _fine[file.path].is_same(file) else file for file in files]
    problems = list(refusals(file for file in files if _fine.get(file.path) is not file))
    if is_serving():
        refused = {problem.file for problem in problems}
        _fine.update((file.path, file) for file in files if file.name not in refused)
    return files, problems


# Files that broke no rule when they were last looked at.
_fine: dict[Path, SourceFile] = {}


def settings_problems(root: Path, settings: Path) -> list[Problem]:
    """What is wrong with the settings that MkDocs reads from this file before any hook can say a word."""
    return sorted(set(refusals(settings_files(root, settings))))


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


def _broken_by_pages(root: Path, guide: Guide) -> Iterator[BrokenRule]:
    """What pages break by themselves, as far as the guide could be read; what they allow themselves is left out."""
    pages = [Page(source) for source in guide.pages]
    templates = _templates(root)
    checked = [*pages, *templates]
    allowed = {
        (page.source.file, comment.covers, comment.id)
        for page in checked
        for comment in allow_comments(page.source.text)
        if comment.reason
    }
    for rule in all_rules().values():
        with suppress(NotRead):
            if rule.scope is Scope.SITE and rule.partly:
                yield from (it for it in _asked(rule, Site(root, guide, pages)) if it.place not in allowed)
        for page in checked if rule.scope is Scope.PAGE else ():
            if rule.templates or page not in templates:
                with suppress(NotRead):
                    yield from (it for it in _asked(rule, page, guide) if it.place not in allowed)


def _asked(rule: Rule, *about: object) -> Iterator[BrokenRule]:
    return (BrokenRule(rule, problem) for problem in rule.check(*about))


def _templates(root: Path) -> list[Page]:
    """The Markdown that pages include, as far as rules can look at it: it has no front matter."""
    files = written_files(root / TEMPLATES, "*.md")
    names = {path: path.relative_to(root).as_posix() for path in files}
    return [
        Page(SourcePage(name, name, path.read_text(encoding="utf-8"), cast(Meta, Unread()), {}))
        for path, name in names.items()
    ]


def broken_rules(root: Path, guide: Guide) -> list[BrokenRule]:
    """What else is wrong with pages that are loaded, file by file, but for what they allow themselves with a reason."""
    rules = all_rules()
    pages, templates = [Page(source) for source in guide.pages], _templates(root)
    site = Site(root, guide, pages)
    broken: list[BrokenRule] = []
    for rule in rules.values():
        if rule.scope is Scope.PAGE:
            for page in (*pages, *(templates if rule.templates else ())):
                broken += _asked(rule, page, guide)
        elif rule.scope is Scope.SITE:
            broken += _asked(rule, site)
    allowed = {
        (page.source.file, comment.covers, comment.id): comment.line
        for page in (*pages, *templates)
        for comment in allow_comments(page.source.text)
        if comment.reason and comment.id in rules and rules[comment.id].level is not Level.REFUSE
    }
    places = {it.place for it in broken}
    for place, line in allowed.items():
        if place not in places and not rules[place[2]].dated:
            what = f"nothing on line {place[1]} breaks '{place[2]}'. Remove this comment."
            broken.append(BrokenRule(rules["allow"], Problem(place[0], line, what)))
    return sorted((it for it in broken if it.place not in allowed), key=lambda it: it.problem)
