"""Run the rules: the one way for a build, for `make serve` and for `python -m rules`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from facts import Problem, Problems
from facts.cached import is_serving
from guide.load import Guide, load_guide
from guide.pages import SourcePage
from rules.page import Page
from rules.registry import all_rules
from rules.rule import Level, Rule, Scope
from rules.silence import silences
from rules.site import Site
from rules.source_file import SourceFile, source_files

# File, line and rule.
Place = tuple[str, int, str]


@dataclass(frozen=True)
class Finding:
    """A place that breaks a rule."""

    rule: Rule
    problem: Problem

    @property
    def place(self) -> Place:
        """Where which rule is broken."""
        return self.problem.file, self.problem.line, self.rule.id

    def __str__(self) -> str:
        return f"{self.problem} [{self.rule.id}]"


def read_checked(root: Path, docs: Path, day: date) -> Guide:
    """Everything that people write, for a site built on `day`. Raises Problems with all that may not be built."""
    texts: dict[Path, str] = {}
    files = list(source_files(root, docs))

    def look(some: Iterable[SourceFile]) -> Iterator[Problem]:
        return refusals(_remembered(some, texts))

    # What was fine in an earlier build is known in this process alone.
    if refused := list(look(files)):
        raise Problems(refused)
    return load_guide(root, docs, day, texts)


def _remembered(files: Iterable[SourceFile], texts: dict[Path, str]) -> Iterator[SourceFile]:
    """The same files. When each was looked at, the text of a page goes into `texts`: it is read only once."""
    for file in files:
        yield file
        if file.is_page:
            texts[file.path] = file.text


def refusals(files: Iterable[SourceFile], rules: Iterable[Rule] | None = None) -> Iterator[Problem]:
    """What breaks a rule that nobody may break, once for each rule and line. Without `rules`, all of them."""
    of_files = [rule for rule in rules or all_rules().values() if rule.scope is Scope.FILE]
    of_files.sort(key=lambda rule: not rule.first)
    for file in files:
        digest = "" if rules or not is_serving() else file.digest
        if digest and _fine.get(file.path) == digest:
            continue
        broken = list(_breaches(file, of_files))
        yield from broken
        if digest and not broken:
            _fine[file.path] = digest


# Files that broke no rule when they were last looked at: `make serve` looks at all of them at each save.
_fine: dict[Path, str] = {}


def _breaches(file: SourceFile, rules: Iterable[Rule]) -> Iterator[Problem]:
    for rule in rules:
        lines = {problem.line: problem for problem in reversed(list(rule.check(file)))}
        yield from sorted(lines.values())
        if lines and rule.first:
            break


def findings(root: Path, guide: Guide) -> list[Finding]:
    """What else is wrong with pages that are loaded, but for what they allow themselves with a reason."""
    rules = all_rules()
    found = [*_broken_by_pages(rules.values(), guide), *_broken_by_site(rules.values(), root, guide)]
    allowed = _allowed(guide.pages, rules)
    kept = [it for it in found if it.place not in allowed]
    for place in allowed.keys() - {it.place for it in found}:
        what = f"nothing on line {place[1]} breaks '{place[2]}'. Remove this comment."
        kept.append(Finding(rules["silence"], Problem(place[0], allowed[place], what)))
    return sorted(kept, key=lambda it: it.problem)


def _broken_by_pages(rules: Iterable[Rule], guide: Guide) -> Iterator[Finding]:
    """Page by page: what rules make of one is needed no more when all have looked at it."""
    of_pages = [rule for rule in rules if rule.scope is Scope.PAGE]
    for page in map(Page, guide.pages):
        for rule in of_pages:
            yield from (Finding(rule, problem) for problem in rule.check(page, guide))


def _broken_by_site(rules: Iterable[Rule], root: Path, guide: Guide) -> Iterator[Finding]:
    site = Site(root, guide, [Page(source) for source in guide.pages])
    for rule in rules:
        if rule.scope is Scope.SITE:
            yield from (Finding(rule, problem) for problem in rule.check(site))


def _allowed(pages: Iterable[SourcePage], rules: Mapping[str, Rule]) -> dict[Place, int]:
    """The places that pages allow themselves with a reason, each with the line that says so."""
    return {
        (page.file, silence.covers, silence.id): silence.line
        for page in pages
        for silence in silences(page.text)
        if silence.reason and silence.id in rules and rules[silence.id].level is not Level.REFUSE
    }
