"""What a reader, or a reader's browser, finds in an HTML page."""

import codecs
import re
from dataclasses import dataclass, field
from functools import cache

from lxml import etree

from links.answer import Reply

CHARSET = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w:.-]{2,40})", re.IGNORECASE)
HTML_START = re.compile(rb"\s{0,1000}(?:<!doctype\s+html|<html|<head|<body|<title|<!--|<h1|<p\b|<div)", re.IGNORECASE)
BOMS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
UNSEEN = frozenset({"script", "style", "template", "noscript", "svg", "math", "iframe", "object", "select", "textarea"})
REFRESH = re.compile(r"[\s\d.]*[;,]\s*(?:url\s*=)?\s*['\"]?([^'\"\s]+)", re.IGNORECASE)


@dataclass
class ParsedPage:
    """Title, first-level headings and text without markup; ids to which a fragment can point."""

    title: str = ""
    headings: list[str] = field(default_factory=list)
    text: str = ""
    anchors: set[str] = field(default_factory=set)
    asks_password: bool = False
    refresh_to: str = ""
    has_script: bool = False


def is_html(reply: Reply) -> bool:
    """Whether a browser would show the body as a page of HTML."""
    if reply.media_type:
        return "html" in reply.media_type
    return bool(HTML_START.match(reply.body.removeprefix(codecs.BOM_UTF8)))


def read_text(reply: Reply) -> str:
    """The body as text, by its byte order mark, its header or its own word; what cannot be decoded is replaced."""
    named = CHARSET.search(reply.headers.get("content-type", "").encode()) or CHARSET.search(reply.body[:1024])
    charset = next((name for bom, name in BOMS.items() if reply.body.startswith(bom)), None)
    charset = charset or (named[1].decode("ascii", "replace") if named else "utf-8")
    try:
        return reply.body.decode(charset, "replace")
    except (LookupError, ValueError):  # no such charset, or one that is none for text
        return reply.body.decode("utf-8", "replace")


def read_page(reply: Reply) -> ParsedPage:
    """The page in the reply's body, however broken its HTML is."""
    return _parsed(read_text(reply))


@cache
def _parsed(html: str) -> ParsedPage:
    # libxml2 ends a text at a NUL and refuses lone surrogates.
    html = html.replace("\0", "").encode("utf-8", "replace").decode()
    reader = _Reader()
    parser = etree.HTMLParser(target=reader, huge_tree=True, encoding="utf-8")
    try:
        parser.feed(html.encode())
        parser.close()
    except (etree.LxmlError, AssertionError):
        pass  # nothing that could be read, or less than all of it: what was read counts
    return reader.page()


class _Reader:
    """Collects while the parser walks; there is no tree, so that no depth of it can hurt."""

    def __init__(self) -> None:
        self._page = ParsedPage()
        self._open: list[str] = []
        self._unseen = 0
        self._title: list[str] | None = None
        self._heading: list[str] | None = None
        self._text: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if not isinstance(tag, str):
            return
        page = self._page
        self._unseen += tag in UNSEEN
        page.has_script |= tag == "script"
        if not self._unseen or tag in ("svg", "iframe", "object", "select", "textarea"):
            if "id" in attributes:
                page.anchors.add(attributes["id"])
            if tag == "a" and "name" in attributes:
                page.anchors.add(attributes["name"])
        if tag == "title" and not self._unseen and not page.title:
            self._title = []
        elif tag == "h1":
            self._heading = []
        elif tag == "input" and attributes.get("type", "").strip().lower() == "password":
            page.asks_password = True
        elif tag == "meta" and attributes.get("http-equiv", "").strip().lower() == "refresh":
            match = REFRESH.match(attributes.get("content", ""))
            page.refresh_to = page.refresh_to or (match[1] if match else "")

    def end(self, tag: str) -> None:
        self._unseen -= tag in UNSEEN
        if tag == "title" and self._title is not None:
            self._page.title, self._title = _words(self._title), None
        elif tag == "h1" and self._heading is not None:
            self._page.headings.append(_words(self._heading))
            self._heading = None
        self._text.append(" ")

    def data(self, text: str) -> None:
        if self._title is not None:
            self._title.append(text)
        elif not self._unseen:
            self._text.append(text)
            if self._heading is not None:
                self._heading.append(text)

    def close(self) -> None:
        self._page.text = _words(self._text)

    def page(self) -> ParsedPage:
        self._page.text = self._page.text or _words(self._text)
        return self._page


def _words(parts: list[str]) -> str:
    return " ".join("".join(parts).split())
