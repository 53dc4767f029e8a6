"""Read every page of docs/ before the build starts, so that a mistake costs nothing."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from facts import Problem, Problems, YamlSource, nearest, validate
from facts.ignored import written_files
from facts.utf8 import text_of
from guide.front_matter import Meta, kind
from guide.prose import blank_out_code, line_of

# As MkDocs finds it (mkdocs.utils.meta): what we check is what it reads.
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
# The line on which its first key stands.
FRONT_LINE = 2
HEADING_ID = re.compile(
    r"^#{1,6}[ \t]+(?P<title>.*?)[ \t]*(?P<attributes>\{)[^}\n]*?#(?P<id>[\w-]+)[^}\n]*\}[ \t]*$", re.MULTILINE
)
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
    """All pages below `docs`, each by itself. Raises Problems, with files relative to `root`."""
    pages, problems = [], []
    for path in written_files(docs, "*.md"):
        try:
            pages.append(read_page(path, path.relative_to(docs).as_posix(), path.relative_to(root).as_posix()))
        except Problems as error:
            problems += error.found
    if problems:
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
        raise Problems([_no_front_matter(text, src_uri, file)])
    source = YamlSource(match["yaml"], file, first_line=FRONT_LINE)
    meta = validate(source, kind(src_uri))
    found = {meta.id: Section(meta.title, src_uri, "", source.line(("id",)))}
    wrong = []
    for heading in ids_of_headings(text):
        line = line_of(text, heading.start())
        if heading["id"] in found:
            wrong.append(taken_id(file, line, heading["id"], file, found[heading["id"]].line))
            continue
        # A macro at its end is blank in prose, and not part of the match.
        title = re.sub(r"[*_`]", "", text[heading.start("title") : heading.start("attributes")]).strip()
        found[heading["id"]] = Section(title, src_uri, heading["id"], line)
    for name in () if wrong else meta.section_aliases:
        if name not in found or not found[name].anchor:
            free = [it for it, section in found.items() if section.anchor and it not in meta.section_aliases]
            right = nearest(name, free) or " If the heading has a new id, write that; if it is gone, remove this."
            what = f"section_aliases: no heading of this page has the id '{name}'.{right}"
            wrong.append(Problem(file, source.line(("section_aliases", name)), what))
    if wrong:
        raise Problems(wrong)
    return SourcePage(file, src_uri, text, meta, found)


def _no_front_matter(text: str, src_uri: str, file: str) -> Problem:
    """That a page does not start with keys between two lines ---, or that the second of the lines is missing."""
    first, *lines = text.split("\n")
    keys = list(kind(src_uri).model_fields)
    if first.rstrip() != "---" or not any(_key(line) in keys for line in lines):
        needed = ", ".join(name for name, field in kind(src_uri).model_fields.items() if field.is_required())
        return Problem(file, 1, f"no front matter. Start the file with --- and the keys {needed}.")
    last = 0
    for number, line in enumerate(lines, start=FRONT_LINE):
        if line.startswith("#") and last and not lines[number - FRONT_LINE - 1].strip():
            break  # a heading, not a comment
        if _key(line) in keys or (line.startswith((" ", "- ")) and last == number - 1):
            last = number
    what = f"the front matter is not closed. Write a line --- behind line {last}, the last of its keys."
    return Problem(file, last + 1, what)


def _key(line: str) -> str:
    """The word before the colon of a line of YAML."""
    return line.partition(":")[0].rstrip()


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


def ids_of_headings(text: str) -> Iterator[re.Match[str]]:
    """Each heading with an id: groups `title`, `attributes` and `id`; a macro in it is blank."""
    return HEADING_ID.finditer(blank_out_code(text))


def taken_id(file: str, line: int, name: str, other_file: str, other_line: int) -> Problem:
    """That an id is there twice, told where it is one too many."""
    text = f"the id '{name}' is taken by {other_file}:{other_line}. Choose another: an id leads to one place."
    return Problem(file, line, text)
