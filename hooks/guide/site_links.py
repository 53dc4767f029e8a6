"""Links from one page of the site to another: each leads to a file of docs/ and to a part that is on its page."""

# mypy: allow-subclassing-any

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from posixpath import basename, dirname, join, normpath, relpath, splitext
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from facts import Problem
from facts.ignored import written_files
from guide.pages import SourcePage
from guide.prose import blank_out_code, line_of

TEMPLATES = Path("overrides/macros")
# The ids of each page, by its path below docs/; other files have none.
Ids = Mapping[str, Collection[str]]
WITHIN_HTML = re.compile(r"<a\b[^>]*?\bhref=\"?(?P<link>#[^\"\s>]*)", re.IGNORECASE)


class WrittenLinks(Extension):
    """Keep how each link and picture of the page that was converted last is written, before anybody resolves it."""

    def __init__(self, **options: Any) -> None:
        self.links: dict[str, None] = {}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register what looks at the tree; Python-Markdown calls it."""
        md.registerExtension(self)
        md.treeprocessors.register(_Collect(self, md), "written_links", 1)  # behind all but MkDocs, which resolves them
        self.reset()

    def reset(self) -> None:
        """Forget the page before; Python-Markdown calls it too."""
        self.links = {}


class _Collect(Treeprocessor):
    def __init__(self, extension: WrittenLinks, md: Markdown) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: Element) -> None:
        for element in root.iter():
            name = {"a": "href", "img": "src"}.get(str(element.tag), "")
            if link := element.get(name):
                self._extension.links[link] = None


class SiteLinks:
    """The links of one build, collected page by page."""

    def __init__(self) -> None:
        self._links: list[tuple[SourcePage, list[str]]] = []

    def add(self, page: SourcePage, written: Iterable[str], page_html: str) -> None:
        """Collect those of a page: as they are `written`, and those within it in HTML that a template brought."""
        within = (match["link"] for match in WITHIN_HTML.finditer(page_html))
        self._links.append((page, list(dict.fromkeys((*written, *within)))))

    def problems(self, ids: Ids, root: Path, told: Collection[tuple[str, str]] = ()) -> list[Problem]:
        """A problem for each place of a link that leads nowhere, in order. `root` is the folder of the project.

        `told` are links, each behind the path of its page below docs/, that somebody has told of already.
        """
        found = (
            Problem(file, line, what)
            for page, links in self._links
            for link in links
            if (page.src_uri, link) not in told
            if (what := fault(link, page.src_uri, ids))
            for file, line in _places(link, page, root)
        )
        return sorted(set(found))


def fault(link: str, src_uri: str, ids: Ids) -> str:
    """What is wrong with a link on the page `src_uri`, or nothing. Links to other sites are looked at elsewhere."""
    scheme, host, path, query, anchor = urlsplit(link)
    if scheme or host or "\x02" in link:  # Markdown hides a mail address with it
        return ""
    path = unquote(path)
    uri = normpath(join(dirname(src_uri), path)) if path else src_uri
    if path.startswith(("/", "\\")) or uri not in ids:
        guess = nearest_file(path, src_uri, ids)
        return f"the link '{link}' leads to no file of docs/. " + (
            f"Did you mean '{_written(guess, src_uri, query, _nearest_id(anchor, ids[guess]) or anchor)}'?"
            if guess
            else "Link one that is there, by its path from this page."
        )
    if anchor and uri.endswith(".md") and unquote(anchor) not in ids[uri]:  # a picture may say #only-dark
        near, other = _nearest_id(anchor, ids[uri]), next((it for it in sorted(ids) if unquote(anchor) in ids[it]), "")
        target, part = (other, anchor) if other else (uri, near)
        return f"the link '{link}' leads to no part of docs/{uri}. " + (
            f"Did you mean '{_written(target, src_uri, query, part) if target != src_uri else f'#{part}'}'?"
            if part
            else "Link the id of one of its headings."
        )
    return ""


def nearest_file(path: str, src_uri: str, ids: Collection[str]) -> str:
    """The file that a path on the page `src_uri` may mean, an address or a misspelt name, or nothing."""
    path = path.replace("\\", "/")
    starts = [
        normpath(join(dirname(src_uri), path.lstrip("/"))),
        normpath(join(splitext(src_uri)[0], path.lstrip("/"))),  # as a browser counts, from the address of the page
        normpath(re.sub(r"^(?:[./]*/)?(?:docs/)?", "", path) or "."),  # from docs/
    ]
    bases = [
        re.sub(r"(?:/?(?:index|README))?\.(?:html?|md|markdown)$", "", start, flags=re.IGNORECASE) for start in starts
    ]
    forms = [*starts, *(form for base in bases for form in (f"{base}.md", normpath(f"{base}/index.md")))]
    folded = {uri.casefold(): uri for uri in ids}
    for form in forms:
        if uri := folded.get(form.casefold()):
            return uri
    named = [
        uri for uri in ids if basename(uri).casefold() in (basename(forms[0]).casefold(), f"{basename(bases[0])}.md")
    ]
    if len(named) == 1 and named != ["index.md"]:
        return named[0]
    same_kind = [uri for uri in ids if splitext(uri)[1] == (splitext(starts[0])[1] or ".md")]
    return next(iter(get_close_matches(starts[0], same_kind, n=1, cutoff=0.75)), "")


def _nearest_id(anchor: str, known: Collection[str]) -> str:
    folded = {name.casefold(): name for name in known}
    return next((folded[it] for it in get_close_matches(unquote(anchor).casefold(), list(folded), n=1)), "")


def _written(uri: str, src_uri: str, query: str, anchor: str) -> str:
    return urlunsplit(("", "", relpath(uri, dirname(src_uri) or "."), query, anchor))


def _places(link: str, page: SourcePage, root: Path) -> Iterator[tuple[str, int]]:
    """Where a link is written: in its page, else in the templates that pages include, else at the head of the page."""
    pattern = re.compile(rf"(?<=[(<\s\"']){re.escape(link)}(?=[)>\s\"'{{]|$)", re.MULTILINE)
    texts = {page.file: blank_out_code(page.text)}
    if not pattern.search(texts[page.file]):
        templates = written_files(root / TEMPLATES)
        texts = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in templates}
    places = [(file, line_of(text, match.start())) for file, text in texts.items() for match in pattern.finditer(text)]
    yield from places or [(page.file, 1)]
