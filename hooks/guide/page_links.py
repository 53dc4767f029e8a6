"""Which addresses of other sites a finished page leads to, and where in its source each is written."""

import html
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from lxml.html import HtmlElement, HTMLParser, document_fromstring

from facts.cached import cached_while_serving
from guide.pages import SourcePage
from guide.prose import column_of, line_of
from guide.references import references

# As the HTML standard takes a start tag apart. Blanks are these five, not all that Python knows.
TAG = re.compile(r"<([A-Za-z][^\t\n\f\r />]*+)")
ATTRIBUTE = re.compile(
    r"""[\t\n\f\r /]*+(?P<name>[^\t\n\f\r />][^\t\n\f\r />=]*+)
    (?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:"(?P<double>[^"]*+)"?|'(?P<single>[^']*+)'?|(?P<bare>[^\t\n\f\r >]*+)))?""",
    re.VERBOSE,
)
# The ids of the sources in the front matter of a page.
SOURCES = re.compile(r"^sources:.*(?:\n(?: |- ).*)*", re.MULTILINE)
# Pages are ours: they may be as long and as deep as they like.
PARSER = HTMLParser(huge_tree=True)
BLANKS = "".join(map(chr, range(33)))
DROPPED = str.maketrans("", "", "\t\n\r")
# In a description or a script an address is no link, but one that looks like OpenAI's has to be OpenAI's there too.
# Not in JSON-LD: it says the visible text again, code and all.
CODE = re.compile(
    r"<(?P<tag>code|pre)\b.*?</(?P=tag)>|<script type=\"application/ld\+json\">[^<]*</script>",
    re.DOTALL | re.IGNORECASE,
)
OPENAI_LIKE = re.compile(
    r"[Hh](?i:ttps?:[/\\]+[^\s/?#\"'<>]*(?:[o0]pen-?a[i1l]|chatgpt|xn--|[^\W\x00-\x7f])[^\s\"'<>]*)"
)
# A picture within a link leads nowhere; any other `data:` can be a page.
OUTSIDE = re.compile(
    r"""(?P<web>https?:)[/\\]* | [/\\]{2,} | (?P<other>
    (?:javascript|vbscript|blob|file|about|base): | data:(?!image/(?:png|gif|jpe?g|webp|avif)[;,]) | [a-z][a-z\d+.-]*://)
    """,
    re.IGNORECASE | re.VERBOSE,
)


class UsedLinks:
    """The addresses of one build, collected page by page."""

    def __init__(self) -> None:
        self._written: dict[str, list[str]] = {}
        self._elsewhere: dict[str, str] = {}

    def add(self, page_html: str, page: SourcePage, id_of: Mapping[str, str]) -> None:
        """Collect those of a finished page. `id_of` gives the id in the registry of an address."""
        for url, places in page_links(page_html, page, id_of).items():
            if places:
                self._written.setdefault(url, []).extend(places)
            else:
                self._elsewhere.setdefault(url, f"{page.file}:1:1")

    def add_template(self, page_html: str, name: str) -> None:
        """Collect those of a page that a template makes alone."""
        for url in sorted(outside_links(page_html)):
            self._elsewhere.setdefault(url, f"{name}:1:1")

    def places(self) -> dict[str, list[str]]:
        """Each address with the `file:line:column` of each place that wrote it.

        One that no page wrote comes from a template or a macro: it is told once, at the first page that has it.
        """
        return {url: [place] for url, place in self._elsewhere.items()} | self._written


def page_links(page_html: str, page: SourcePage, id_of: Mapping[str, str]) -> dict[str, list[str]]:
    """Each outside address of the finished page, with the `file:line:column` of each place in its source.

    The finished page tells which addresses are used, however they came into it; the source tells the places: none for
    an address that a template or a macro brought in.
    """
    places: dict[str, list[str]] = defaultdict(list)
    for reference in references(page.text):
        places[reference.id].append(f"{page.file}:{reference.line}:{reference.column}")
    if sources := SOURCES.search(page.text):
        for name in page.meta.sources:
            places[name] += _places(rf"(?<![\w-]){name}(?![\w-])", page.text, page.file, *sources.span())
    text = html.unescape(page.text)
    by_url = {}
    for url in sorted(outside_links(page_html)):
        written = _places(rf"{re.escape(url)}(?![\w/?#&=-]|\.\w)", text, page.file) if url in text else ()
        by_url[url] = [*places.get(id_of.get(url, ""), ()), *written]
    return by_url


@cached_while_serving
def outside_links(page_html: str) -> frozenset[str]:
    """Every address of another site in the finished page, as a browser would read it.

    Also what leads a reader away without being an address of a page: scripts and texts in links, a frame with a page
    of its own (`about:srcdoc`), and a <base> tag (as `base:` and its address), which bends all the page's links.
    """
    document = document_fromstring(f"<html>{page_html}", parser=PARSER)
    text = html.unescape(CODE.sub("", page_html))
    like_openai = (url.rstrip(".,;:!?)]}") for url in OPENAI_LIKE.findall(text))
    return frozenset(address for value in (*_values(document), *like_openai) if (address := _address(value)))


def _values(document: HtmlElement) -> Iterator[str]:
    """Every text in attributes and styles that is a link if it is an address."""
    for element, attribute, value, _ in document.iterlinks():
        yield f"base:{value.strip()}" if (element.tag, attribute) == ("base", "href") else value
    for values in document.xpath("//@srcset | //@imagesrcset | //@ping"):
        yield from re.split(r"[\s,]+", values)
    yield from document.xpath("//@content")
    yield from ("about:srcdoc" for _ in document.xpath("//@srcdoc"))


def _address(value: str) -> str:
    """The absolute address in an attribute, or nothing: browsers drop blanks and take backslashes for slashes."""
    value = value.translate(DROPPED).strip(BLANKS)
    start = OUTSIDE.match(value)
    if not start:
        return ""
    if start["other"]:
        return value[: start.end()].lower() + value[start.end() :]
    return f"{(start['web'] or 'https:').lower()}//{value[start.end() :]}"


def _places(pattern: str, text: str, file: str, start: int = 0, end: int | None = None) -> Iterator[str]:
    """The `file:line:column` of each place between the two positions of the text that looks like the pattern."""
    for match in re.compile(pattern).finditer(text, start, len(text) if end is None else end):
        yield f"{file}:{line_of(text, match.start())}:{column_of(text, match.start())}"


def attributes(page_html: str) -> Iterator[tuple[str, str, str]]:
    """Each attribute with its tag. Whatever could begin a tag counts as one, in comments, scripts and values too.

    So no trick with a quote or a comment can hide a tag: the worst is that we see one where a browser sees none.
    """
    ends: set[int] = set()
    for tag in TAG.finditer(page_html):
        at = tag.end()
        while at not in ends and (match := ATTRIBUTE.match(page_html, at)):
            ends.add(at)
            at = match.end()
            value = match["double"] or match["single"] or match["bare"] or ""
            yield tag[1].lower(), match["name"].lower(), html.unescape(value)
