"""Read every page of docs/ before the build starts, so that a mistake costs nothing."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from facts import Problem, Problems, YamlSource, nearest, validate
from facts.ignored import written_files
from facts.utf8 import text_of
from facts.yaml_source import Location
from guide.front_matter import Meta, Step, kind
from guide.prose import blank_out_code, line_of

# As MkDocs finds it (mkdocs.utils.meta): what we check is what it reads.
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
# The line on which its first key stands.
FRONT_LINE = 2
HEADING_ID = re.compile(
    r"^#{1,6}[ \t]+(?P<title>.*?)[ \t]*(?P<attributes>\{)[^}\n]*?#(?P<id>[\w-]+)[^}\n]*\}[ \t]*$", re.MULTILINE
)
PAGE_ID = re.compile(r"^id:[ \t]*[\"']?(?P<id>[\w-]+)[\"']?[ \t]*$", re.MULTILINE)
# What of the price lists is a figure, and not a name or a day; and the templates that show one.
PRICE_FIGURE = re.compile(
    r"\{[{%][^}]*(?:\b(?:messages_for|pictures_for|money|cents|price|chart|estimator)\b|\.(?:rewrites|pictures|\w+_cost\w*)\("
    r"|[\"'](?:budget_table|changes|instructions_table|languages_table|lengths_table|picture_sizes|price_table|rewrite_sum)\.md|[\"']price_chart\.html)"
)


@dataclass(frozen=True, slots=True)
class Section:
    """What an id leads to: a page, or a heading in it (then `anchor` is the id)."""

    title: str
    src_uri: str
    anchor: str
    line: int


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One Markdown file of docs/ as it was written."""

    file: str
    src_uri: str
    text: str
    meta: Meta
    sections: dict[str, Section]

    @property
    def front(self) -> YamlSource:
        """The front matter with its lines, which nobody needs unless something is wrong: it is parsed for each call."""
        match = FRONT_MATTER.match(self.text)
        return YamlSource(match["yaml"] if match else "", self.file, first_line=FRONT_LINE)

    @property
    def shows_prices(self) -> bool:
        """Whether a figure on this page comes from the price lists."""
        return PRICE_FIGURE.search(self.text) is not None

    def last_change(self, prices: date) -> date:
        """The day from which the page says what it says: its facts were checked, or its prices were published."""
        return max(self.meta.checked, prices) if self.shows_prices else self.meta.checked


def read_pages(docs: Path, *, root: Path) -> list[SourcePage]:
    """All pages below `docs`. Raises Problems, with files relative to `root`."""
    pages, problems = [], []
    for path in written_files(docs, "*.md"):
        try:
            pages.append(read_page(path, path.relative_to(docs).as_posix(), path.relative_to(root).as_posix()))
        except Problems as error:
            problems += error.found
    if problems := problems or problems_between(pages):
        raise Problems(problems)
    return pages


def read_page(path: Path, src_uri: str, file: str) -> SourcePage:
    """The page at `path`, which messages call `file`. Raises Problems."""
    try:
        text = text_of(path, file)
    except OSError as error:
        raise Problems([Problem(file, 1, f"cannot be read: {error.strerror}. Mend it, or restore it.")]) from None
    return page_of(text, src_uri, file)


def page_of(text: str, src_uri: str, file: str) -> SourcePage:
    """The page with this text. Raises Problems."""
    match = FRONT_MATTER.match(text)
    if not match:
        keys = ", ".join(name for name, field in kind(src_uri).model_fields.items() if field.is_required())
        raise Problems([Problem(file, 1, f"no front matter. Start the file with --- and the keys {keys}.")])
    source = YamlSource(match["yaml"], file, first_line=FRONT_LINE)
    meta = validate(source, kind(src_uri))
    found = {meta.id: Section(meta.title, src_uri, "", source.line(("id",)))}
    prose = blank_out_code(text)
    for heading in HEADING_ID.finditer(prose):
        line = line_of(prose, heading.start())
        if heading["id"] in found:
            raise Problems([_taken_id(file, line, heading["id"], file, found[heading["id"]].line)])
        # A macro at its end is blank in prose, and not part of the match.
        title = re.sub(r"[*_`]", "", text[heading.start("title") : heading.start("attributes")]).strip()
        found[heading["id"]] = Section(title, src_uri, heading["id"], line)
    for name in meta.section_aliases:
        if name not in found or not found[name].anchor:
            what = f"section_aliases: no heading of this page has the id '{name}'.{nearest(name, found)}"
            raise Problems([Problem(file, source.line(("section_aliases", name)), what)])
    return SourcePage(file, src_uri, text, meta, found)


def body_start(text: str) -> int:
    """Where the Markdown of a page begins, behind its front matter."""
    front = FRONT_MATTER.match(text)
    return front.end() if front else 0


def sections(pages: Iterable[SourcePage]) -> dict[str, Section]:
    """What each id of the site leads to."""
    return {name: section for page in pages for name, section in page.sections.items()}


def normalized(alias: str) -> str:
    """What of an alias counts: its words, not its case or punctuation."""
    return " ".join(re.findall(r"\w+", alias.casefold())) or alias


def claimed_ids(text: str, src_uri: str) -> dict[str, Section]:
    """The ids that a page with some mistake seems to have: they are no mistake of the pages that name them."""
    prose = blank_out_code(text)
    found = [*PAGE_ID.finditer(text, 0, body_start(text) or len(text)), *HEADING_ID.finditer(prose)]
    return {match["id"]: Section("", src_uri, "", line_of(text, match.start())) for match in found}


def problems_between(pages: Sequence[SourcePage], claimed: Collection[str] = ()) -> list[Problem]:
    """What is wrong with pages that are fine by themselves: an id, a step or an alias twice, an unknown related page.

    As long as ids are wrong, nothing is told of related pages: their ids may be the wrong ones. `claimed` are ids of
    other pages.
    """
    twice = [*_duplicate_ids(pages), *_duplicate_steps(pages), *_duplicate_aliases(pages)]
    return twice or list(_unknown_related(pages, claimed))


def _duplicate_steps(pages: Iterable[SourcePage]) -> Iterator[Problem]:
    owner: dict[int, SourcePage] = {}
    for page in pages:
        if isinstance(page.meta, Step):
            other = owner.setdefault(page.meta.step, page)
            if other is not page:
                where = f"{other.file}:{other.front.line(('step',))}"
                what = f"step: {page.meta.step} is taken by {where}. Give each step a number of its own."
                yield Problem(page.file, page.front.line(("step",)), what)


def _duplicate_ids(pages: Iterable[SourcePage]) -> Iterator[Problem]:
    owner: dict[str, SourcePage] = {}
    for page in pages:
        for name, section in page.sections.items():
            other = owner.setdefault(name, page)
            if other is not page:
                yield _taken_id(page.file, section.line, name, other.file, other.sections[name].line)


def _taken_id(file: str, line: int, name: str, other_file: str, other_line: int) -> Problem:
    text = f"the id '{name}' is taken by {other_file}:{other_line}. Choose another: an id leads to one place."
    return Problem(file, line, text)


def _duplicate_aliases(pages: Iterable[SourcePage]) -> Iterator[Problem]:
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


def _unknown_related(pages: Sequence[SourcePage], claimed: Collection[str]) -> Iterator[Problem]:
    known = {*sections(pages), *claimed}
    for page in pages:
        for index, name in enumerate(page.meta.related):
            if name not in known:
                what = f"related: no page or section has the id '{name}'.{nearest(name, known)}"
                yield Problem(page.file, page.front.line(("related", index)), what)
