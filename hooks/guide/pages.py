"""Read every page of docs/ before the build starts, so that a mistake costs nothing."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from facts import Problem, Problems, YamlSource, nearest, validate
from guide.aliases import twin_aliases
from guide.front_matter import Meta, kind
from guide.prose import blank_out_code, line_of

# As MkDocs finds it (mkdocs.utils.meta): what we check is what it reads.
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
# The line on which its first key stands.
FRONT_LINE = 2
HEADING_ID = re.compile(
    r"^#{1,6}[ \t]+(?P<title>.*?)[ \t]*(?P<attributes>\{)[^}\n]*?#(?P<id>[\w-]+)[^}\n]*\}[ \t]*$", re.MULTILINE
)
# More than the pages of any site that is written by hand.
MOST_KNOWN = 20_000
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


def read_pages(docs: Path, *, root: Path, texts: Mapping[Path, str] = {}) -> list[SourcePage]:
    """All pages below `docs`; `texts` are those that were read before. Raises Problems, files relative to `root`."""
    pages, found = [], []
    for path in sorted(docs.rglob("*.md")):
        try:
            src_uri, file = path.relative_to(docs).as_posix(), path.relative_to(root).as_posix()
            text = texts.get(path)
            pages.append(read_page(path, src_uri, file) if text is None else page_of(text, src_uri, file))
        except Problems as problems:
            found += problems.found
    found += [*_twin_ids(pages), *twin_aliases(pages)]
    if not found:
        found += _unknown_related(pages)
    if found:
        raise Problems(found)
    return pages


def sections(pages: Iterable[SourcePage]) -> dict[str, Section]:
    """What each id of the site leads to."""
    return {name: section for page in pages for name, section in page.sections.items()}


def read_page(path: Path, src_uri: str, file: str) -> SourcePage:
    """The page at `path`, which messages call `file`. Raises Problems."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Problems([Problem(file, 1, f"cannot be read as UTF-8 text: {error}.")]) from None
    return page_of(text, src_uri, file)


@lru_cache(MOST_KNOWN)  # a rule looks at it first, then it is read; and `mkdocs serve` reads all at each save
def page_of(text: str, src_uri: str, file: str) -> SourcePage:
    """The page with this text. Raises Problems."""
    match = FRONT_MATTER.match(text)
    if not match:
        keys = ", ".join(name for name, field in kind(src_uri).model_fields.items() if field.is_required())
        raise Problems([Problem(file, 1, f"no front matter. Start the file with --- and the keys {keys}.")])
    source = YamlSource(match["yaml"], file, first_line=FRONT_LINE)
    meta = validate(source, kind(src_uri))
    page_section = Section(meta.title, src_uri, "", source.line(("id",)))
    found = {meta.id: page_section}
    prose = blank_out_code(text)
    for heading in HEADING_ID.finditer(prose):
        line = line_of(prose, heading.start())
        if heading["id"] in found:
            raise Problems([_twin(file, line, heading["id"], file, found[heading["id"]].line)])
        # A macro at its end is blank in prose, and not part of the match.
        title = re.sub(r"[*_`]", "", text[heading.start("title") : heading.start("attributes")]).strip()
        found[heading["id"]] = Section(title, src_uri, heading["id"], line)
    for name in meta.section_aliases:
        if name not in found or not found[name].anchor:
            what = f"section_aliases: no heading of this page has the id '{name}'.{nearest(name, found)}"
            raise Problems([Problem(file, source.line(("section_aliases", name)), what)])
    return SourcePage(file, src_uri, text, meta, found)


def _twin(file: str, line: int, name: str, other_file: str, other_line: int) -> Problem:
    text = f"the id '{name}' is taken by {other_file}:{other_line}. Choose another: an id leads to one place."
    return Problem(file, line, text)


def _twin_ids(pages: Iterable[SourcePage]) -> Iterable[Problem]:
    owner: dict[str, SourcePage] = {}
    for page in pages:
        for name, section in page.sections.items():
            other = owner.setdefault(name, page)
            if other is not page:
                yield _twin(page.file, section.line, name, other.file, other.sections[name].line)


def _unknown_related(pages: Iterable[SourcePage]) -> Iterable[Problem]:
    pages = list(pages)
    known = sections(pages)
    for page in pages:
        for name in page.meta.related:
            if name not in known:
                what = f"related: no page or section has the id '{name}'.{nearest(name, known)}"
                yield Problem(page.file, page.front.line(("related", page.meta.related.index(name))), what)
