"""What a browser's translation leaves alone: words on a screen, code, and names. An extension of Python-Markdown.

A reader who has a page translated still has to find the button that OpenAI or the bot shows in English.
"""

# mypy: allow-subclassing-any

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pydantic import AfterValidator, RootModel

from facts import Line

if TYPE_CHECKING:
    from guide.load import Guide

# In the order in which Python-Markdown writes them: what is the same is packed better.
ATTRIBUTES = {"class": "notranslate", "dir": "ltr", "lang": "en", "translate": "no"}
WRITTEN = " ".join(f'{name}="{value}"' for name, value in ATTRIBUTES.items())
# Between the stations of a way through menus: **Settings → API Keys**.
ARROW = re.compile(r"\s*→\s*")
# Elements that a template brought as HTML, which are not in the tree. An option cannot hold a <span>.
RAW = re.compile(r"<(?P<tag>code|kbd|svg|option)\b(?![^>]*\stranslate=)(?P<rest>[^>]*)>(?P<text>[^<]*)")
# "$0.50": as OpenAI shows it, also where a text is read from right to left.
MONEY = re.compile(r"\$\d[\d,]*(?:\.\d+)?")
MONEY_TAG, MONEY_ATTRIBUTES = "bdi", {"dir": "ltr"}
OWN_CLASS = re.compile(r"(\sclass=[\"'])")
NOT_TEXT = r"<(code|kbd|svg|script|style)\b.*?</\1>|<[^>]*>"
NOWHERE = r"(?!)"


def _each_once(names: tuple[str, ...]) -> tuple[str, ...]:
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"'{name}' stands here twice. Take one of them out.")
    return names


class ProductNames(RootModel[Annotated[tuple[Line, ...], AfterValidator(_each_once)]]):
    """data/product_names.yml: companies, programs and services, whose names are never everyday words."""


class Names:
    """The words that stay as they are."""

    def __init__(self, on_screens: Iterable[str], anywhere: Iterable[str], *, money: bool = False) -> None:
        """`on_screens` are words on controls, which are known when a text in bold is nothing else.

        Names that are known `anywhere` may be no everyday words: "All" is the name of a button and much else. `money`
        says whether amounts are set apart too.
        """
        anywhere = set(anywhere)
        self.money = money
        self._whole = frozenset(on_screens) | anywhere
        self.of_several_words = _any_of(name for name in anywhere if " " in name)
        self.anywhere = _any_of(anywhere)
        amount = MONEY.pattern if money else NOWHERE
        self._in_html = re.compile(f"{NOT_TEXT}|(?P<name>{self.anywhere.pattern})|(?P<money>{amount})", re.DOTALL)

    def is_on_screen(self, text: str) -> bool:
        """Whether this is nothing but the words on a control, or on several with arrows between them."""
        return all(part in self._whole for part in ARROW.split(" ".join(text.split())))

    def in_html(self, html: str) -> str:
        """HTML of a template with each name in a <span>."""
        return self._in_html.sub(_set_apart, html)


def _set_apart(match: re.Match[str]) -> str:
    if match["money"]:
        return f'<{MONEY_TAG} dir="ltr">{match[0]}</{MONEY_TAG}>'
    return f"<span {WRITTEN}>{match[0]}</span>" if match["name"] else match[0]


def names_of(guide: "Guide") -> Names:
    """All that the guide knows to be on a screen, or a name."""
    labels = {label.removeprefix("+ ") for label in guide.gallery.labels.values()}
    bot, models = set(_texts(guide.bot.model_dump())), guide.catalog.models
    several = {text for text in labels | bot if " " in text and _is_title(text)}
    proper = {*guide.product_names.root, *models, *(model.name for model in models.values())}
    # A word with a tooltip is the guide's own word.
    anywhere = proper | (several - guide.glossary.tooltips().keys())
    return Names({*guide.gallery.labels.values(), *labels, *bot}, anywhere, money=guide.english is not None)


class Untranslated(Extension):
    """Mark these names, words in bold that are on a screen, and all code."""

    def __init__(self, names: Names | None = None) -> None:
        super().__init__()
        self._names = names or Names([], [])

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register what marks them; Python-Markdown calls it."""
        # A meaning can stand on a part of a name ("OCR" in "OCR Image AI"), and a name on a part of a word that has a
        # meaning ("OpenAI" in "OpenAI platform"). So names of several words come before the tooltips, all others after.
        names = self._names
        md.treeprocessors.register(_Marker(names, names.of_several_words, md), "long_names", 7.5)
        md.treeprocessors.register(_Marker(names, names.anywhere, md), "names", 6.5)
        if names.money:
            marker = _Marker(names, MONEY, md, MONEY_TAG, MONEY_ATTRIBUTES)
            md.treeprocessors.register(marker, "money", 6)
        md.postprocessors.register(_RawMarker(self._names, md), "raw_names", 25)  # once raw HTML is back in its place


class _Marker(Treeprocessor):
    def __init__(
        self,
        names: Names,
        pattern: re.Pattern[str],
        md: Markdown,
        tag: str = "span",
        attributes: Mapping[str, str] = ATTRIBUTES,
    ) -> None:
        super().__init__(md)
        self._names = names
        self._pattern = pattern
        self._tag = tag
        self._attributes = dict(attributes)

    def run(self, root: Element) -> None:
        self._mark_below(root)

    def _mark_below(self, parent: Element) -> None:
        for child in list(parent):
            if child.tag in ("code", "kbd") or (
                child.tag == "strong" and self._names.is_on_screen("".join(child.itertext()))
            ):
                _mark(child)
            elif child.get("translate") is None:
                self._mark_below(child)
            child.tail, spans = self._cut(child.tail)
            _insert(parent, list(parent).index(child) + 1, spans)
        # Texts that Markdown is not to touch are addresses, and words with a meaning.
        if parent.tag == "abbr" or not isinstance(parent.text, AtomicString):
            parent.text, spans = self._cut(parent.text)
            _insert(parent, 0, spans)

    def _cut(self, text: str | None) -> tuple[str | None, list[Element]]:
        """The text before the first name, and each name as an element with the text that follows it."""
        if not text:
            return text, []
        matches = list(self._pattern.finditer(text))
        ends = [*(match.start() for match in matches[1:]), len(text)]
        spans = []
        for match, end in zip(matches, ends, strict=bool(matches)):
            span = Element(self._tag, self._attributes)
            span.text, span.tail = match[0], text[match.end() : end]
            spans.append(span)
        return text[: matches[0].start()] if matches else text, spans


class _RawMarker(Postprocessor):
    def __init__(self, names: Names, md: Markdown) -> None:
        super().__init__(md)
        self._names = names

    def run(self, text: str) -> str:
        return RAW.sub(self._marked, text)

    def _marked(self, match: re.Match[str]) -> str:
        tag, rest, text = match.group("tag", "rest", "text")
        if tag == "option" and not self._names.anywhere.search(text):
            return match[0]
        rest, has_class = OWN_CLASS.subn(rf"\1{ATTRIBUTES['class']} ", rest, count=1)
        written = " ".join(f'{key}="{value}"' for key, value in ATTRIBUTES.items() if key != "class" or not has_class)
        return f"<{tag} {written}{rest}>{text}"


def _mark(element: Element) -> None:
    if element.get("translate") is None:
        own = element.get("class")
        element.attrib.update(ATTRIBUTES)
        if own:
            element.set("class", f"{own} {ATTRIBUTES['class']}")


def _insert(parent: Element, at: int, spans: list[Element]) -> None:
    for offset, span in enumerate(spans):
        parent.insert(at + offset, span)


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """The longest of these names that is there, and not a part of another word or id: "gpt-5" in "gpt-5-nano"."""
    longest_first = sorted(map(re.escape, names), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![-.]?\w)" if longest_first else NOWHERE)


def _texts(value: Any) -> Iterator[str]:
    """The texts among the facts about the bot, but for addresses."""
    if isinstance(value, str):
        yield from () if "://" in value else (value,)
    elif isinstance(value, dict | list | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def _is_title(text: str) -> bool:
    """Whether it is written like a name, and not like a sentence: "Save And Apply", "Auto Forward for Telegram"."""
    words = text.split()
    return len(words) <= 5 and all(word[0].isupper() for word in (words[0], words[-1])) and text[-1] not in ".?!:"


makeExtension = Untranslated  # noqa: N816 - the name that Python-Markdown looks for
