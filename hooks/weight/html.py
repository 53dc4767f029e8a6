"""What changes in the HTML of a page. Each function takes a finished page and gives it back."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

_VERBATIM = re.compile(r"<(?:(pre|textarea|script|style)\b.*?</\1>|!--.*?-->)", re.DOTALL)
_AFTER_LINE = re.compile(r"\n\s+")
_ONE_BEFORE_LINE = re.compile(r"[ \t](?<![ \t]{2})\n")
_BLANKS = re.compile(r"[ \t]{2,}")
_STYLESHEET = re.compile(r"""[ \t]*<link rel="stylesheet" href="([^"]+)">\n?""")
_MODULES = re.compile(r"""(?:<script src="[^"]+" type="module"></script>\s*)+(?=</body>|\Z)""")
_SOURCE = re.compile(r"""<script src="([^"]+)\"""")
_NAMED = re.compile(r"""(<script\b[^>]*?\ssrc="|<link rel="(?:icon|stylesheet)" href=")([^"]+)""")
_LINK_OUT = re.compile(r"""<a\s([^>]*\bhref="https?://[^>]*)>""")
_HREF = re.compile(r"""\bhref="([^"]*)\"""")


def stylesheets(page: str) -> list[str]:
    """The addresses of the stylesheets in its head, in their order."""
    return _STYLESHEET.findall(page.partition("</head>")[0])


def with_stylesheet(page: str, address: str) -> str:
    """The page with this stylesheet in place of those in its head."""
    head, end, rest = page.partition("</head>")
    first = f'<link rel="stylesheet" href="{address}">\n'
    head = _STYLESHEET.sub(first, head, count=1)
    before, _, after = head.partition(first)
    return before + first + _STYLESHEET.sub("", after) + end + rest


def modules(page: str) -> list[str]:
    """The addresses of the modules at its end: those that every page has."""
    found = _MODULES.search(page, _end(page))
    return _SOURCE.findall(found[0]) if found else []


def with_module(page: str, address: str) -> str:
    """The page with this module in place of those at its end."""
    at = _end(page)
    return page[:at] + _MODULES.sub(f'<script src="{address}" type="module"></script>\n', page[at:])


def _end(page: str) -> int:
    """Where the text of the page is over: its modules come after that."""
    return max(page.rfind("</footer>"), 0)


def asked_for(page: str) -> list[str]:
    """The addresses of its scripts, stylesheets and icon."""
    return [address for _, address in _NAMED.findall(page)]


def renamed(page: str, names: Mapping[str, str]) -> str:
    """The page with new addresses for its scripts, stylesheets and icon."""
    return _NAMED.sub(lambda found: found[1] + names.get(found[2], found[2]), page)


def with_careful_links(page: str, home: str) -> str:
    """The page with links to other sites that tell them nothing of it."""

    def careful(link: re.Match[str]) -> str:
        address = _HREF.search(link[1])
        if "referrerpolicy=" in link[1] or (address and home and urlsplit(address[1]).netloc == urlsplit(home).netloc):
            return link[0]
        relation = "" if " rel=" in f" {link[1]}" else ' rel="noopener"'
        return f'<a {link[1]}{relation} referrerpolicy="no-referrer">'

    return _LINK_OUT.sub(careful, page)


def without_blanks(page: str) -> str:
    """The page without comments, and with one blank where there are many: a browser shows the same."""
    parts, at = [], 0
    for verbatim in _VERBATIM.finditer(page):
        parts += [_one_blank(page[at : verbatim.start()]), verbatim[0] if verbatim[1] else ""]
        at = verbatim.end()
    return "".join([*parts, _one_blank(page[at:])])


def _one_blank(text: str) -> str:
    text = _AFTER_LINE.sub("\n", text)
    # To look for two letters side by side is far faster than to look at each blank.
    if " \n" in text or "\t\n" in text:
        text = _ONE_BEFORE_LINE.sub("\n", text)
    return _BLANKS.sub(" ", text) if "  " in text or "\t" in text else text
