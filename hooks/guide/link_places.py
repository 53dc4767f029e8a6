"""Where on the site each link to another site is used."""

import html
import re
from collections.abc import Iterator, Mapping

from guide.pages import SourcePage
from guide.prose import column_of, line_of
from guide.references import references

# As the HTML standard takes a start tag apart. Blanks are these five, not all that Python knows.
TAG = re.compile(r"<([a-z][^\t\n\f\r />]*)", re.IGNORECASE)
ATTRIBUTE = re.compile(
    r"""[\t\n\f\r /]*(?P<name>[^\t\n\f\r />][^\t\n\f\r />=]*)
    (?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"(?P<double>[^"]*)"?|'(?P<single>[^']*)'?|(?P<bare>[^\t\n\f\r >]*)))?""",
    re.VERBOSE,
)
MANY = {"srcset", "imagesrcset", "ping", "archive", "attributionsrc", "values"}
# What leads nowhere by itself: a name of a language within the page.
NAMES = re.compile(r"xmlns(?::.*)?", re.IGNORECASE)
STYLE = re.compile(r"<style\b[^>]*>(.*?)(?:</style|\Z)", re.DOTALL | re.IGNORECASE)
CSS_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})[\t\n\f\r ]?|(.))", re.IGNORECASE)
CSS_LINK = re.compile(r"(?:\b(?:url|src)\(\s*[\"']?|[\"'])([^\s\"')]+)", re.IGNORECASE)
SCRIPT_LINK = re.compile(r"(?:\blocation(?:\s*\.\s*\w+)?\s*[=(]|\bopen\s*\()\s*[\"'`]([^\"'`]+)", re.IGNORECASE)
# In a description or a script an address is no link, but one that looks like OpenAI's has to be OpenAI's there too.
# Not in JSON-LD: it says the visible text again, code and all.
CODE = re.compile(
    r"<(?P<tag>code|pre)\b.*?</(?P=tag)>|<script type=\"application/ld\+json\">[^<]*</script>",
    re.DOTALL | re.IGNORECASE,
)
OPENAI_LIKE = re.compile(
    r"https?:[/\\]+[^\s/?#\"'<>]*(?:[o0]pen-?a[i1l]|chatgpt|xn--|[^\W\x00-\x7f])[^\s\"'<>]*", re.IGNORECASE
)
REFRESH = re.compile(r"^\s*(?:[\d.]+[\s;,]*(?:url\s*=\s*)?|[;,]\s*url\s*=\s*)['\"]?", re.IGNORECASE)
# A picture within a link leads nowhere; any other `data:` can be a page.
OUTSIDE = re.compile(
    r"""(?P<web>https?:)[/\\]* | [/\\]{2,} | (?P<other>
    (?:javascript|vbscript|blob|file|about|base): | data:(?!image/(?:png|gif|jpe?g|webp|avif)[;,]) | [a-z][a-z\d+.-]*://)
    """,
    re.IGNORECASE | re.VERBOSE,
)


def outside_links(page_html: str) -> set[str]:
    """Every address of another site in the finished page, however it is written, as a browser would read it.

    Also what leads a reader away without being an address of a page: scripts and texts in links, a frame with a page
    of its own (`about:srcdoc`), and a <base> tag (as `base:` and its address), which bends all the page's links.
    """
    return {address for value in _values(page_html) if (address := _address(value))}


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


def _values(page_html: str) -> Iterator[str]:
    """Every text in the page that is a link if it is an address."""
    styles = STYLE.findall(page_html)
    for tag, name, value in attributes(page_html):
        if name in MANY:
            yield from re.split(r"[\s,;]+", value)
        elif name == "srcdoc":
            yield "about:srcdoc"
        elif (tag, name) == ("base", "href"):
            yield f"base:{value.strip()}"
        elif not NAMES.fullmatch(name):
            yield REFRESH.sub("", value, count=1) if name == "content" else value
        if "(" in value or "\\" in value:
            styles.append(value)
    for style in styles:
        yield from CSS_LINK.findall(CSS_ESCAPE.sub(_css_letter, style))
    yield from SCRIPT_LINK.findall(html.unescape(page_html))
    yield from (url.rstrip(".,;:!?)]}") for url in OPENAI_LIKE.findall(html.unescape(CODE.sub("", page_html))))


def attributes(page_html: str) -> Iterator[tuple[str, str, str]]:
    """Each attribute with its tag. Whatever could begin a tag counts as one, in comments, scripts and values too.

    So no trick with a quote or a comment can hide a tag: the worst is that we see one where a browser sees none.
    """
    seen: set[int] = set()
    for tag in TAG.finditer(page_html):
        at = tag.end()
        while at not in seen and (match := ATTRIBUTE.match(page_html, at)):
            seen.add(at)
            at = match.end()
            value = match["double"] or match["single"] or match["bare"] or ""
            yield tag[1].lower(), match["name"].lower(), html.unescape(value)


def _css_letter(escape: re.Match[str]) -> str:
    if not escape[1]:
        return escape[2]
    number = int(escape[1], 16)
    return chr(number) if number < 0x110000 else "\ufffd"


def _address(value: str) -> str:
    """The absolute address in an attribute, or nothing: browsers drop blanks and take backslashes for slashes."""
    value = re.sub(r"[\t\n\r]", "", value).strip("".join(map(chr, range(33))))
    start = OUTSIDE.match(value)
    if not start:
        return ""
    if start["other"]:
        return value[: start.end()].lower() + value[start.end() :]
    return f"{(start['web'] or 'https:').lower()}//{value[start.end() :]}"


def _written(url: str, page: SourcePage) -> Iterator[str]:
    """The places where the page itself holds the address: raw HTML, a link by hand, its front matter."""
    for match in re.finditer(re.escape(url) + r"(?![\w/?#&=-]|\.\w)", html.unescape(page.text)):
        yield f"{page.file}:{line_of(match.string, match.start())}:{column_of(match.string, match.start())}"
