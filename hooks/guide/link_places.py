"""Where on the site each link to another site is used."""

import html
import re
from collections.abc import Iterator, Mapping

from guide.pages import SourcePage
from guide.prose import column_of, line_of
from guide.references import references

LINK = re.compile(
    r"""[\s"'/:](?:href|src|action|formaction|data|poster|ping|cite|content)\s*=\s*
    (?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))""",
    re.VERBOSE | re.IGNORECASE,
)
# In a description or a script an address is no link, but one that looks like OpenAI's has to be OpenAI's there too.
CODE = re.compile(r"<(?P<tag>code|pre)\b.*?</(?P=tag)>", re.DOTALL | re.IGNORECASE)
OPENAI_LIKE = re.compile(r"https?:[/\\]+[^\s/?#\"'<>]*(?:[o0]pen-?a[i1l]|chatgpt|xn--)[^\s\"'<>]*", re.IGNORECASE)
REFRESH = re.compile(r"\s*[\d.]*\s*[;,]\s*url\s*=\s*['\"]?", re.IGNORECASE)
OUTSIDE = re.compile(r"(?P<scheme>https?:)[/\\]*|[/\\]{2,}", re.IGNORECASE)


def outside_links(page_html: str) -> set[str]:
    """Every address of another site in the finished page, however it is written, as a browser would read it."""
    values = [match["double"] or match["single"] or match["bare"] or "" for match in LINK.finditer(page_html)]
    values = [REFRESH.sub("", html.unescape(value), count=1) for value in values]
    values += [url.rstrip(".,;:!?)]}") for url in OPENAI_LIKE.findall(html.unescape(CODE.sub("", page_html)))]
    return {address for value in values if (address := _address(value))}


def link_places(page_html: str, page: SourcePage, id_of: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each outside address of the finished page, with the `file:line:column` of each place that wrote it.

    The finished page tells which addresses are used, however they came into it; the Markdown tells the places.
    An address that a template or macro brought in is placed at the page's first line.
    """
    found: dict[str, list[str]] = {}
    for reference in references(page.text):
        found.setdefault(reference.id, []).append(f"{page.file}:{reference.line}:{reference.column}")
    for url in sorted(outside_links(page_html)):
        places = found.get(id_of.get(url, ""), []) + list(_written(url, page))
        for place in places or [f"{page.file}:1:1"]:
            yield url, place


def _address(value: str) -> str:
    """The absolute address in an attribute, or nothing: browsers drop blanks and take backslashes for slashes."""
    value = re.sub(r"[\t\n\r]", "", value).strip("".join(map(chr, range(33))))
    start = OUTSIDE.match(value)
    if not start:
        return ""
    return f"{(start['scheme'] or 'https:').lower()}//{value[start.end() :]}"


def _written(url: str, page: SourcePage) -> Iterator[str]:
    """The places where the page itself holds the address: raw HTML, a link by hand, its front matter."""
    for match in re.finditer(re.escape(url) + r"(?![\w/?#&=-]|\.\w)", html.unescape(page.text)):
        yield f"{page.file}:{line_of(match.string, match.start())}:{column_of(match.string, match.start())}"
