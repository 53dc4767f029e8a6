"""Make words of an address or a server fit to be written down: no secrets, one line, no Markdown."""

import re

from facts.keys import KEY_IN_ADDRESS
from links.address import fault, host_of

QUERY = re.compile(r"(https?:[^\s?#'\"<>]*)\?[^\s#'\"<>]*?(?=[.,;:]?(?:[\s#'\"<>]|$))", re.IGNORECASE)
USER = re.compile(r"(https?://)[^\s/?#'\"<>]*@", re.IGNORECASE)
LINE_LENGTH = 160
# More than enough to recognize what has to be taken out of the part that is shown.
LOOKED_AT = 1000
# Blanks, control characters, marks that turn the direction of text, halves of characters.
UNFIT = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+")
MARKDOWN = re.compile(r"[\\`*_\[\]<>#@!|]")


def redact(text: str) -> str:
    """The text without query strings, user names and anything like a key; doing it twice changes nothing more."""
    return KEY_IN_ADDRESS.sub("[key]", USER.sub(r"\1", QUERY.sub(r"\1", text)))


def whole_or_nothing(url: str) -> str:
    """The address where it may be written down as it is, else an empty text: half of an address leads elsewhere."""
    return url if redact(url) == url or not fault(url, {host_of(url)}) else ""


def one_line(text: str) -> str:
    """The text without secrets, control characters and line ends, at most 160 characters of it."""
    # Cut before anything else: a server's words can be long, and made to keep a pattern busy.
    text = redact(UNFIT.sub(" ", text[:LOOKED_AT])).strip()
    return text if len(text) <= LINE_LENGTH else f"{text[: LINE_LENGTH - 1]}…"


def markdown_escape(text: str) -> str:
    """The text with a backslash before each sign that could become Markdown."""
    return MARKDOWN.sub(r"\\\g<0>", text)
