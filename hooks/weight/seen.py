"""What elements a site has: those in its pages, and what its scripts may add to them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser

_START_TAG = re.compile(r"""<[a-z][^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>""")
_NO_TAGS = re.compile(r"<(?:((script|style)\b[^>]*>).*?</\2>|!--.*?-->)", re.DOTALL)
_VALUE = re.compile(r"""\s([\w:-]+)=("[^"]*"|'[^']*')""")
_KNOWN_TAGS = 8192
_COMPARED = re.compile(r"\[([\w-]+)[~^$*|]?=")
_BEGINNING = re.compile(r"""\[[\w-]+\^=(?:"([^"\\]+)"|'([^'\\]+)'|([\w-]+))\]""")


@dataclass(frozen=True)
class Element:
    """One element as a selector sees it; elements that look the same count once."""

    tag: str
    id: str
    classes: frozenset[str]
    attributes: dict[str, str]


class Seen:
    """The elements of a site by what they have, and the words of its scripts: any may be a class or an attribute."""

    def __init__(self, tags: Iterable[str], words: Iterable[str] = ()) -> None:
        self.by_tag: dict[str, list[Element]] = {}
        self.by_class: dict[str, list[Element]] = {}
        self.by_attribute: dict[str, list[Element]] = {}
        self.values: dict[str, set[str]] = {}
        for element in _elements(tags):
            self.by_tag.setdefault(element.tag, []).append(element)
            for name in element.classes:
                self.by_class.setdefault(name, []).append(element)
            for name, value in element.attributes.items():
                self.values.setdefault(name, set()).add(value)
                self.by_attribute.setdefault(name, []).append(element)
        self.words = frozenset(words)
        self.asked: dict[str, bool] = {}
        self._beginnings = tuple(word for word in self.words if len(word) > 1 and word.endswith("-"))

    def may_set(self, attribute: str) -> bool:
        """Whether a script names this attribute, or puts it together (`data-md-color-${key}`)."""
        return attribute in self.words or attribute.startswith(self._beginnings)


class StartTags:
    """The start tags of pages, without the values that no selector in `css` looks at: texts change more often."""

    def __init__(self, css: str) -> None:
        told = _beginnings_told(css)

        def short(attribute: re.Match[str]) -> str:
            name, value = attribute[1], attribute[2][1:-1]
            if name in told and (beginnings := told[name]) is not None:
                return f' {name}="{next((it for it in beginnings if value.startswith(it)), "")}"'
            matters = name in ("class", *told) or (name == "id" and f"#{value}" in css)
            return attribute[0] if matters else f" {name}"

        # The same tags stand on page after page.
        self._short = lru_cache(_KNOWN_TAGS)(lambda tag: _VALUE.sub(short, tag))
        self.found: set[str] = set()

    def add(self, page: str) -> None:
        """Take in the tags of a page."""
        self.found.update(map(self._short, _START_TAG.findall(_NO_TAGS.sub(r"<\1", page))))


def _beginnings_told(css: str) -> dict[str, list[str] | None]:
    """The attributes that selectors compare, each with all beginnings that they look for, the longest first.

    None for an attribute of which they look at more than that. Of an address it is the beginning alone, and addresses
    are what pages have most of.
    """
    told: dict[str, list[str] | None] = {}
    for compared in _COMPARED.finditer(css):
        name, beginning = compared[1], _BEGINNING.match(css, compared.start())
        before = told.setdefault(name, [])
        told[name] = [*before, *filter(None, beginning.groups())] if beginning and before is not None else None
    return {name: sorted(found, key=len, reverse=True) if found else None for name, found in told.items()}


def _elements(tags: Iterable[str]) -> list[Element]:
    reader = _Reader()
    for tag in tags:
        reader.feed(tag)
    return reader.elements


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements: list[Element] = []

    def set_cdata_mode(self, *_: object, **__: object) -> None:
        """Read on: there are start tags alone here, so none of them has a text."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        self.elements.append(Element(tag, known.get("id", ""), frozenset(known.get("class", "").split()), known))
