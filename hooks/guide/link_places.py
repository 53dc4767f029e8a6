"""Where on the site each link to another site is used."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

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
# A tag with its attributes.
WHOLE_TAG = re.compile(f"{TAG.pattern}(?:{ATTRIBUTE.pattern})*+", re.VERBOSE)
BLANKS = "".join(map(chr, range(33)))
DROPPED = str.maketrans("", "", "\t\n\r")
# The same tags stand on page after page: each is taken apart once.
KNOWN_TAGS = 8192
# What most of them lead to. A new empty set for each would take more memory than the tag.
NOWHERE = frozenset[str]()
MANY = {"srcset", "imagesrcset", "ping", "archive", "attributionsrc", "values"}
# What leads nowhere by itself: a name of a language within the page.
NAMES = re.compile(r"xmlns(?::.*)?", re.IGNORECASE)
STYLE = re.compile(r"<style\b[^>]*>(.*?)(?:</style|\Z)", re.DOTALL | re.IGNORECASE)
CSS_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})[\t\n\f\r ]?|(.))", re.IGNORECASE)
CSS_LINK = re.compile(r"(?:\b(?:url|src)\(\s*[\"']?|[\"'])([^\s\"')]+)", re.IGNORECASE)
# The first letter in both cases by hand: re looks for a set of letters far faster than for one whose case is ignored.
SCRIPT_LINK = re.compile(r"[LlOo](?i:(?<=\bl)o(?:cation)(?:\s*\.\s*\w+)?\s*[=(]|(?<=\bo)pen\s*\()\s*[\"'`]([^\"'`]+)")
# In a description or a script an address is no link, but one that looks like OpenAI's has to be OpenAI's there too.
# Not in JSON-LD: it says the visible text again, code and all.
CODE = re.compile(
    r"<(?P<tag>code|pre)\b.*?</(?P=tag)>|<script type=\"application/ld\+json\">[^<]*</script>",
    re.DOTALL | re.IGNORECASE,
)
OPENAI_LIKE = re.compile(
    r"[Hh](?i:ttps?:[/\\]+[^\s/?#\"'<>]*(?:[o0]pen-?a[i1l]|chatgpt|xn--|[^\W\x00-\x7f])[^\s\"'<>]*)"
)
REFRESH = re.compile(r"^\s*(?:[\d.]+[\s;,]*(?:url\s*=\s*)?|[;,]\s*url\s*=\s*)['\"]?", re.IGNORECASE)
# A tag without any of these has no address of another site, whatever is done to its values below.
SUSPECT = re.compile(r"[:&\\\t\n\r]|//|[Ss][Rr][Cc][Dd][Oo][Cc]|<[Bb][Aa][Ss][Ee]")
# A picture within a link leads nowhere; any other `data:` can be a page.
OUTSIDE = re.compile(
    r"""(?P<web>https?:)[/\\]* | [/\\]{2,} | (?P<other>
    (?:javascript|vbscript|blob|file|about|base): | data:(?!image/(?:png|gif|jpe?g|webp|avif)[;,]) | [a-z][a-z\d+.-]*://)
    """,
    re.IGNORECASE | re.VERBOSE,
)


@cached_while_serving
def outside_links(page_html: str) -> frozenset[str]:
    """Every address of another site in the finished page, however it is written, as a browser would read it.

    Also what leads a reader away without being an address of a page: scripts and texts in links, a frame with a page
    of its own (`about:srcdoc`), and a <base> tag (as `base:` and its address), which bends all the page's links.
    """
    whole = [match[0] for match in WHOLE_TAG.finditer(page_html)]
    if any("<" in tag[1:] for tag in whole):
        found = set(_in_tags.__wrapped__(page_html))  # a tag within a tag may end beyond it: only the page can tell
    else:
        found = set().union(*map(_in_tags, whole))
    return frozenset(found | _outside(_texts(page_html)))


def link_places(page_html: str, page: SourcePage, id_of: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each outside address of the finished page, with the `file:line:column` of each place that wrote it.

    The finished page tells which addresses are used, however they came into it; the Markdown tells the places.
    An address that a template or macro brought in is placed at the page's first line.
    """
    found: dict[str, list[str]] = {}
    for reference in references(page.text):
        found.setdefault(reference.id, []).append(f"{page.file}:{reference.line}:{reference.column}")
    text = html.unescape(page.text)
    for url in sorted(outside_links(page_html)):
        places = found.get(id_of.get(url, ""), []) + (list(_written(url, text, page.file)) if url in text else [])
        for place in places or [f"{page.file}:1:1"]:
            yield url, place


@lru_cache(KNOWN_TAGS)
def _in_tags(tags: str) -> frozenset[str]:
    """The addresses in the attributes of these start tags."""
    if not SUSPECT.search(tags):
        return NOWHERE
    return frozenset(_outside(_values(tags))) or NOWHERE


def _outside(values: Iterable[str]) -> set[str]:
    return {address for value in values if (address := _address(value))}


def _values(tags: str) -> Iterator[str]:
    """Every text in the attributes that is a link if it is an address."""
    for tag, name, value in attributes(tags):
        if name in MANY:
            yield from re.split(r"[\s,;]+", value)
        elif name == "srcdoc":
            yield "about:srcdoc"
        elif (tag, name) == ("base", "href"):
            yield f"base:{value.strip()}"
        elif not NAMES.fullmatch(name):
            yield REFRESH.sub("", value, count=1) if name == "content" else value
        if "(" in value or "\\" in value:
            yield from _in_style(value)


def _texts(page_html: str) -> Iterator[str]:
    """The same outside of tags: in styles, in scripts, and what looks like OpenAI's anywhere."""
    for style in STYLE.findall(page_html):
        yield from _in_style(style)
    yield from SCRIPT_LINK.findall(html.unescape(page_html))
    yield from (url.rstrip(".,;:!?)]}") for url in OPENAI_LIKE.findall(html.unescape(CODE.sub("", page_html))))


def _in_style(style: str) -> Iterator[str]:
    yield from CSS_LINK.findall(CSS_ESCAPE.sub(_css_letter, style))


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
    value = value.translate(DROPPED).strip(BLANKS)
    start = OUTSIDE.match(value)
    if not start:
        return ""
    if start["other"]:
        return value[: start.end()].lower() + value[start.end() :]
    return f"{(start['web'] or 'https:').lower()}//{value[start.end() :]}"


def _written(url: str, text: str, file: str) -> Iterator[str]:
    """The places where the page itself holds the address: raw HTML, a link by hand, its front matter."""
    for match in re.finditer(re.escape(url) + r"(?![\w/?#&=-]|\.\w)", text):
        yield f"{file}:{line_of(text, match.start())}:{column_of(text, match.start())}"
