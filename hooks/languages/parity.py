"""What a translated unit shares with its English (placeholders, figures, marks, links), and what it may not hold."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from languages.units import PLACEHOLDER

_SEPARATOR = re.compile(r"(?<=\d)[.,'\u00a0\u202f ](?=\d{3}(?!\d))")
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_LINKED = re.compile(r"\]\{(\d+)\}")
_BOLD = re.compile(r"\*\*")
_SLANTED = re.compile(r"(?<!\*)\*(?!\*)")
_CELL = re.compile(r"(?<!\\)\|")
_MARKUP = re.compile(r"<|`|\{\{|\{%|\]\(|\]\[|https?:|\n")
# A digit of another script is no figure that a reader compares with what stands on the screen.
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
DIRECTION_MARK = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def faults(english: str, text: str, labels: Iterable[str] = ()) -> Iterator[str]:
    """What is wrong with `text` as a translation of `english`, each in a sentence or two that says what is right.

    `labels` are the words of buttons, which only a placeholder brings.
    """
    if not text.strip():
        yield "the text is empty. Translate it, or take the unit out."
        return
    yield from _differ("placeholder", PLACEHOLDER.findall(english), PLACEHOLDER.findall(text), "{{{}}}")
    yield from _differ("figure", _figures(english), _figures(text), "{}")
    if sorted(_LINKED.findall(english)) != sorted(_LINKED.findall(text)):
        linked = ", ".join(f"[...]{{{number}}}" for number in _LINKED.findall(english)) or "none"
        yield f"other words are a link than in the English ({linked}). Put [ and ] around the same words."
    for name, mark in (("**", _BOLD), ("*", _SLANTED), ("|", _CELL)):
        wanted, found = len(mark.findall(english)), len(mark.findall(text))
        if wanted != found:
            yield f"'{name}' stands here {found} times, in the English {wanted} times. Keep the same marks."
    if (markup := _MARKUP.search(text)) and markup[0] not in english:
        yield f"{markup[0]!r} is no part of a translation. Write words and placeholders alone."
    if digit := _OTHER_DIGIT.search(text):
        yield f"the digit {digit[0]!r}. Write digits as 0 to 9, as screens show them."
    if hidden := DIRECTION_MARK.search(text):
        yield f"a hidden mark of direction, U+{ord(hidden[0]):04X}. Take it out: the site sets the direction."
    for label in sorted(label for label in labels if label in text):
        by_hand = re.compile(rf"(?<!\w){re.escape(label)}(?!\w)")
        if by_hand.search(text) and not by_hand.search(english):
            yield f"'{label}' is written by hand. A placeholder brings the words of a button."


def _figures(text: str) -> list[str]:
    return _FIGURE.findall(_SEPARATOR.sub("", PLACEHOLDER.sub(" ", text)))


def _differ(what: str, wanted: list[str], found: list[str], shape: str) -> Iterator[str]:
    for name, times in (Counter(wanted) - Counter(found)).items():
        yield f"the {what} {shape.format(name)} is missing{f' {times} times' if times > 1 else ''}. Add it."
    for name in Counter(found) - Counter(wanted):
        yield f"the {what} {shape.format(name)} is not in the English as often. Take it out."
