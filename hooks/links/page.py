"""What a reader, or a reader's browser, finds in an HTML page."""

import codecs
import json
import re
from dataclasses import dataclass, field
from functools import cache

from lxml import etree

from links.answer import Reply
from links.charset import decode
from links.sent_on import refresh_target

HTML_START = re.compile(rb"\s{0,1000}(?:<!doctype\s+html|<html|<head|<body|<title|<!--|<h1|<p\b|<div)", re.IGNORECASE)
TYPED = frozenset({"", "text", "search"})
UNSEEN = frozenset({"script", "style", "template", "noscript", "svg", "math", "iframe", "object", "select", "textarea"})


@dataclass
class ParsedPage:
    """Title, first-level headings and text without markup; ids to which a fragment can point.

    `scripts` is what scripts are made of or work on: their text, data in attributes, ids within templates.
    `boxes` are the texts that stand in boxes for typing.
    """

    title: str = ""
    headings: list[str] = field(default_factory=list)
    text: str = ""
    anchors: set[str] = field(default_factory=set)
    asks_password: bool = False
    refresh_to: str = ""
    has_script: bool = False
    scripts: str = ""
    boxes: list[str] = field(default_factory=list)


def is_html(reply: Reply) -> bool:
    """Whether a browser would show the body as a page of HTML."""
    if reply.media_type:
        return "html" in reply.media_type
    return bool(HTML_START.match(reply.body.removeprefix(codecs.BOM_UTF8)))


def read_text(reply: Reply) -> str:
    """The body as text, in the encoding that a browser would take; what cannot be decoded is replaced."""
    return decode(reply.body, reply.headers.get("content-type", ""), markup=is_html(reply))


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
        self._scripts: list[str] = []
        self._in_script = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if not isinstance(tag, str):
            return
        page = self._page
        self._unseen += tag in UNSEEN
        page.has_script |= tag == "script"
        self._in_script = tag == "script"
        self._scripts += _for_scripts(attributes, hidden=self._unseen > 0)
        if not self._unseen or tag in ("svg", "iframe", "object", "select", "textarea"):
            if "id" in attributes:
                page.anchors.add(attributes["id"])
            if tag == "a" and "name" in attributes:
                page.anchors.add(attributes["name"])
        if tag == "title" and not self._unseen and not page.title:
            self._title = []
        elif tag == "h1":
            self._heading = []
        elif tag == "input":
            kind = attributes.get("type", "").strip().lower()
            page.asks_password |= kind == "password"
            if kind in TYPED and not self._unseen:
                page.boxes.append(attributes.get("value", ""))
        elif tag == "meta" and attributes.get("http-equiv", "").strip().lower() == "refresh" and not self._unseen:
            page.refresh_to = page.refresh_to or refresh_target(attributes.get("content", ""))

    def end(self, tag: str) -> None:
        self._unseen -= tag in UNSEEN
        self._in_script = False
        if tag == "title" and self._title is not None:
            self._page.title, self._title = _words(self._title), None
        elif tag == "h1" and self._heading is not None:
            self._page.headings.append(_words(self._heading))
            self._heading = None
        self._text.append(" ")

    def data(self, text: str) -> None:
        if self._title is not None:
            self._title.append(text)
        elif self._in_script:
            self._scripts.append(text)
        elif not self._unseen:
            self._text.append(text)
            if self._heading is not None:
                self._heading.append(text)

    def close(self) -> None:
        pass

    def page(self) -> ParsedPage:
        self._page.text, self._page.scripts = _words(self._text), "\n".join(self._scripts)
        return self._page


def _for_scripts(attributes: dict[str, str], *, hidden: bool) -> list[str]:
    """What an element holds for scripts alone: data, what to do at an event, and within a template its id."""
    values = [value for name, value in attributes.items() if name.startswith(("data-", ":")) or name == "onload"]
    return values + ([json.dumps(attributes["id"])] if hidden and "id" in attributes else [])


def _words(parts: list[str]) -> str:
    return " ".join("".join(parts).split())
