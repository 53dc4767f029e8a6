"""What is read is what is there: no control characters, no marks that turn or hide text."""

import re
import unicodedata
from collections.abc import Iterator

from facts import Problem
from rules.checks.file_kind import PICTURES
from rules.rule import Level
from rules.source_file import SourceFile

LEVEL = Level.REFUSE
# Controls but for tab and line feed, marks that change the direction (trojansource.codes), letters without width, tags.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\U000e0000-\U000e0fff]"
)
# Persian and Hindi need both to be written well.
JOINERS = frozenset("\u200c\u200d")
# In an emoji they follow a sign: "\u26a0\ufe0f", "1\ufe0f\u20e3". U+200D joins several to one picture.
STYLES, JOINER, KEYCAP = "\ufe0e\ufe0f", "\u200d", "\u20e3"
WITH_KEYCAP = frozenset("0123456789#*")
SIGNS = frozenset({"Sk", "Sm", "So"})
OTHER_SIGNS = frozenset("\u203c\u2049\u2139\u3030\u303d")


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for each such character."""
    if file.suffix in PICTURES:
        return
    for match in HIDDEN.finditer(file.text):
        if not (match[0] in JOINERS and file.name.startswith("data/samples/")) and not _in_emoji(file.text, match):
            yield file.at(match.start(), f"a hidden character: {match[0]!a}. Remove it.")


def _in_emoji(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(match.start() - 2, 0) : match.start()], text[match.end() : match.end() + 1]
    if match[0] in STYLES:
        return _is_sign(before[-1:]) or (before[-1:] in WITH_KEYCAP and after == KEYCAP)
    return match[0] == JOINER and _is_sign(before.rstrip(STYLES)[-1:]) and _is_sign(after)


def _is_sign(character: str) -> bool:
    return character > "\x7f" and (unicodedata.category(character) in SIGNS or character in OTHER_SIGNS)
