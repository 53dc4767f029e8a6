"""What is wrong with pages that are fine by themselves: an id, a step or an alias twice, an unknown related page."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Self

from facts import Problem, nearest
from facts.yaml_source import Location
from guide.front_matter import STEPS, Fix, Question, Step, kind
from guide.pages import Section, SourcePage, body_start, ids_of_headings, normalized, taken_id
from guide.prose import line_of

# As an id may be: another one is as good as none.
PAGE_ID = re.compile(r"^id:[ \t]*[\"']?(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)[\"']?[ \t]*$", re.MULTILINE)
STEP = re.compile(r"^step:[ \t]*[\"']?(?P<step>-?\d{1,4})[\"']?[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class Claims:
    """The ids and the number of the step that a page has, or seems to have while something else in it is wrong.

    `lost_heading` says that one of its ids is there twice, so that a heading may have lost its own.
    """

    file: str
    src_uri: str
    page_id: str
    sections: dict[str, Section]
    step: int | None = None
    step_line: int = 1
    lost_heading: bool = False

    @classmethod
    def of_text(cls, text: str, src_uri: str, file: str) -> Self:
        """Those of a page with some mistake: they are no mistakes of the pages that name them."""
        end = body_start(text) or len(text)
        page = PAGE_ID.search(text, 0, end)
        step = STEP.search(text, 0, end)
        found = {} if page is None else {page["id"]: Section("", src_uri, "", line_of(text, page.start()))}
        headings = list(ids_of_headings(text))
        for heading in headings:
            found.setdefault(heading["id"], Section("", src_uri, heading["id"], line_of(text, heading.start())))
        return cls(
            file,
            src_uri,
            page["id"] if page else "",
            found,
            int(step["step"]) if step else None,
            line_of(text, step.start()) if step else 1,
            len(found) < len(headings) + (page is not None),
        )

    @classmethod
    def of_page(cls, page: SourcePage) -> Self:
        """Those of a page that is fine by itself."""
        step = page.meta.step if isinstance(page.meta, Step) else None
        written = STEP.search(page.text, 0, body_start(page.text)) if step is not None else None
        line = line_of(page.text, written.start()) if written else 1
        return cls(page.file, page.src_uri, page.meta.id, page.sections, step, line)

    @property
    def file_id(self) -> str:
        """The id that the name of the file speaks of: lost-key for faq/lost-key.md, account for steps/1-account.md."""
        return re.sub(r"^\d+-", "", PurePosixPath(self.src_uri).stem)

    @property
    def file_step(self) -> int | None:
        """The number that the name of the file begins with."""
        number = re.match(r"\d+(?=-)", PurePosixPath(self.src_uri).name)
        return int(number[0]) if number else None

    @property
    def is_named_by_id(self) -> bool:
        """Whether pages of its kind are called as their ids."""
        return kind(self.src_uri) in (Question, Fix)


class KnownIds(dict[str, Section]):
    """What each id leads to. Also those are in it that a page seems to have lost, without leading anywhere.

    While an id is missing or there twice, a page that names the lost one is sound.
    """

    def __init__(self, pages: Iterable[Claims], twice: Iterable[tuple[Claims, Section]]) -> None:
        pages, twice = list(pages), list(twice)
        super().__init__({name: section for page in pages for name, section in page.sections.items()})
        without = [page for page in pages if not page.page_id]
        without += [page for page, section in twice if not section.anchor]
        self._lost = {page.file_id for page in without}
        # Nobody knows which id a heading had, or a page that is called otherwise.
        self._any_lost = (
            any(section.anchor for _, section in twice)
            or any(page.lost_heading for page in pages)
            or not all(page.is_named_by_id for page in without)
        )

    def __contains__(self, name: object) -> bool:
        return self._any_lost or name in self._lost or super().__contains__(name)


def problems_between(pages: Sequence[SourcePage], claimed: Sequence[Claims] = ()) -> tuple[list[Problem], KnownIds]:
    """What is wrong between pages, and the ids that other files may name.

    `claimed` are pages in which something else is wrong, which is told elsewhere.
    """
    all_claims = sorted((*map(Claims.of_page, pages), *claimed), key=lambda it: it.file)
    twice = list(_twice(all_claims))
    known = KnownIds(all_claims, [(page, page.sections[name]) for name, page, _ in twice])
    problems = [
        taken_id(page.file, page.sections[name].line, name, owner.file, owner.sections[name].line)
        for name, page, owner in twice
    ]
    return [*problems, *_steps(all_claims), *_aliases_twice(pages), *_unknown_related(pages, known)], known


def _twice(pages: Iterable[Claims]) -> Iterator[tuple[str, Claims, Claims]]:
    """Each id that a page has and another one, its owner, has too."""
    having = defaultdict[str, list[Claims]](list)
    for page in pages:
        for name in page.sections:
            having[name].append(page)
    for name, several in having.items():
        owner = min(several, key=lambda page: _claim_on(name, page))
        yield from ((name, page, owner) for page in several if page is not owner)


def _claim_on(name: str, page: Claims) -> int:
    """How likely an id belongs to another page, of several that have it."""
    if page.sections[name].anchor:
        return 1
    if page.file_id == name:
        return 0
    return 3 if page.is_named_by_id else 2


def _steps(pages: Iterable[Claims]) -> Iterator[Problem]:
    """A problem for each number that is none of a step, or that another page has; it says which is free."""
    owners: dict[int, Claims] = {}
    steps = [(page.step, page) for page in pages if page.step is not None]
    steps.sort(key=lambda it: it[1].file_step != it[0])  # first those whose names say so
    for number, page in steps:
        if 1 <= number <= STEPS:
            owners.setdefault(number, page)
    wrong = [page for number, page in steps if owners.get(number) is not page]
    free = [number for number in range(1, STEPS + 1) if number not in owners]
    for page in wrong:
        owner = owners.get(page.step or 0)
        what = f"is taken by {owner.file}:{owner.step_line}" if owner else f"is no step: there are {STEPS}"
        mine = [page.file_step] if page.file_step in free else free
        if mine:
            right = f"Write {' or '.join(map(str, mine))}, which {'is' if len(mine) == 1 else 'are'} free."
        else:
            right = f"None from 1 to {STEPS} is free. Put this page into docs/faq/, or its text into one of the steps."
        yield Problem(page.file, page.step_line, f"step: {page.step} {what}. {right}")


def _aliases_twice(pages: Iterable[SourcePage]) -> Iterator[Problem]:
    owner: dict[str, tuple[SourcePage, Location]] = {}
    for page in pages:
        for alias, at in _aliases(page):
            other, other_at = owner.setdefault(normalized(alias), (page, at))
            if (other, other_at) == (page, at):
                continue
            line, other_line = page.front.line(at), other.front.line(other_at)
            if (other.file, other_line) != (page.file, line):
                where = f"{other.file}:{other_line}"
                what = f"the alias '{alias}' is taken by {where}. It can lead to one place only."
                yield Problem(page.file, line, what)


def _aliases(page: SourcePage) -> Iterator[tuple[str, Location]]:
    """Each alias of a page, and where in the front matter it stands."""
    for index, alias in enumerate(page.meta.aliases):
        yield alias, ("aliases", index)
    for name, aliases in page.meta.section_aliases.items():
        for index, alias in enumerate(aliases):
            yield alias, ("section_aliases", name, index)


def _unknown_related(pages: Iterable[SourcePage], known: KnownIds) -> Iterator[Problem]:
    for page in pages:
        for index, name in enumerate(page.meta.related):
            if name == page.meta.id:
                what = f"related: '{name}' is this page itself. Remove it, or name another page."
                yield Problem(page.file, page.front.line(("related", index)), what)
            if name not in known:
                what = f"related: no page or section has the id '{name}'.{nearest(name, known)}"
                yield Problem(page.file, page.front.line(("related", index)), what)
