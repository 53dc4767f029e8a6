"""Links to pages, pictures and ids of the site as pages write them, looked at before anything is built.

What only a build can know is left to it (guide/site_links.py): links of templates, parts that a macro brings, files
that are made.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath, splitext
from urllib.parse import unquote, urlsplit

from facts.ignored import written_files
from guide.pages import SourcePage, body_start
from guide.prose import blank_out_code, line_of
from guide.site_links import Ids, fault

ADDRESS = r"(?:<(?P<{0}_angle>[^<>\n]+)>|(?P<{0}>(?:[^\s<>()]|\([^\s()]*\))+))"
LINK = re.compile(
    rf"(?P<end>(?<!\\)\])\([ \t\n]*{ADDRESS.format('link')}[ \t\n]*[)\"']"
    rf"|^[ ]{{0,3}}\[[^\]^\n][^\]\n]*\]:[ \t]*\n?[ \t]*{ADDRESS.format('definition')}[ \t]*(?:[\"'(]|$)",
    re.MULTILINE,
)
BRACKET = re.compile(r"\\?[\[\]]")
# What a build does not make: a link to another kind of file is left to it.
WRITTEN = frozenset({"", ".md", ".html", ".htm", ".png", ".webp", ".jpg", ".jpeg", ".avif", ".svg", ".gif"})
# Ids that are written in other ways than behind a heading.
ID = re.compile(r"\{:?[^{}\n]*?#(?P<list>[\w-]+)[^{}\n]*\}|\bid=\"(?P<html>[\w-]+)\"")
HEADING = re.compile(r"^(?:#{1,6}[ \t]+(?P<text>[^\n]*)|[^\n]*\n[ ]{0,3}(?:=+|-+)[ \t]*$)", re.MULTILINE)
SNIPPET = re.compile(r"^[ \t]*-+8<-+", re.MULTILINE)
INCLUDE = re.compile(r"\{%-?\s*include\s+(?:[\"'](?P<name>[^\"'\n]+))?")
TEMPLATES = Path("overrides/macros")
# A template that gives its page ids, or may do so through another one.
BRINGS_IDS = re.compile(r"\bid=|\{:?[ ]*#|^#|\{%-?\s*include\b", re.MULTILINE)
# What Markdown and drawings call by themselves: footnotes, tabs, pictures.
MADE_ID = re.compile(r"^_|[:.]|^drawing-")


@dataclass(frozen=True)
class WrongLink:
    """A link that leads nowhere, as it is written on a line of a page, and what is wrong with it."""

    page: SourcePage
    link: str
    line: int
    fault: str


def wrong_links(pages: Iterable[SourcePage], root: Path) -> Iterator[WrongLink]:
    """The links of pages that surely lead nowhere. The project in `root` may have pages that are not among them."""
    pages = list(pages)
    ids, unsure = _ids(pages, root)
    for page in pages:
        for link, line in _links(page.text):
            if _is_sure(link, page.src_uri, ids, unsure) and (what := fault(link, page.src_uri, ids)):
                yield WrongLink(page, link, line, what)


def _links(text: str) -> Iterator[tuple[str, int]]:
    """Each link and picture of a page that no macro fills in, with its line."""
    prose = blank_out_code(text)
    for match in LINK.finditer(prose, body_start(text)):
        if text[match.start() : match.end()] != match[0] or (match["end"] and _is_escaped(prose, match.start())):
            continue
        name = match.lastgroup or ""
        if not re.search(r"[&\\]", match[name]):  # Markdown writes them otherwise
            yield match[name], line_of(text, match.start(name))


def _is_escaped(prose: str, end: int) -> bool:
    """Whether the bracket that begins the text of a link, which ends at `end`, is to be seen."""
    depth = 1
    start = max(prose.rfind("\n\n", 0, end), 0)
    for bracket in reversed(list(BRACKET.finditer(prose, start, end))):
        depth += {"]": 1, "[": -1}.get(bracket[0], 0)
        if depth == 0:
            return False
    return True


def _ids(pages: Iterable[SourcePage], root: Path) -> tuple[Ids, set[str]]:
    """The ids that each file of docs/ has, and the files that may have more."""
    docs, templates = root / "docs", root / TEMPLATES
    bring_none = {
        path.name
        for path in written_files(templates)
        if not BRINGS_IDS.search(path.read_text(encoding="utf-8", errors="replace"))
    }
    ids: dict[str, set[str]] = {path.relative_to(docs).as_posix(): set() for path in written_files(docs)}
    unsure = set(ids)
    for page in pages:
        prose = blank_out_code(page.text)
        found = {match["list"] or match["html"] for match in ID.finditer(prose)}
        ids[page.src_uri] = {*page.sections, *found}
        named = all("#" in (heading["text"] or "") for heading in HEADING.finditer(prose, body_start(page.text)))
        included = {match["name"] for match in INCLUDE.finditer(page.text)}
        if named and included <= bring_none and not SNIPPET.search(page.text):
            unsure.discard(page.src_uri)
    return ids, unsure


def _is_sure(link: str, src_uri: str, ids: Ids, unsure: set[str]) -> bool:
    """Whether the texts of the pages alone tell where a link leads."""
    try:
        *_, path, _, anchor = urlsplit(link)
    except ValueError:
        return False
    uri = normpath(join(dirname(src_uri), unquote(path))) if path else src_uri
    if uri not in ids:
        return splitext(uri)[1].lower() in WRITTEN
    return not anchor or not (uri in unsure or MADE_ID.search(unquote(anchor)))
