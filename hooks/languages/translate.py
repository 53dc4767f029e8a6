"""A page in another language: units whose English is as it was in their translation, the others in English."""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from languages.unit_files import UnitFile
from languages.units import FRONT, LABEL, PLACEHOLDER, Unit, replaced, units

# Of a page with less than this the reader gets the English, whole.
ENOUGH = 0.8
ENGLISH = '<span lang="en" dir="ltr">{}</span>'
_CELL = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Translation:
    """What became of a page: its text in the language, or the English text when too little of it is current.

    `current`, `stale` (the English has changed) and `missing` count units.
    """

    text: str
    is_translated: bool
    current: int
    stale: int
    missing: int


def translated(text: str, file: UnitFile | None, glosses: Mapping[str, str]) -> Translation:
    """The page with this English text. `glosses` say by the id of a label what the words on that button mean."""
    wanted = units(text)
    known = file.current(wanted) if file else {}
    stale = sum(1 for unit in wanted if unit not in known and file and unit.id in file.texts)
    counts = len(known), stale, len(wanted) - len(known) - stale
    if not is_enough(wanted, known):
        return Translation(text, False, *counts)
    glossed: set[str] = set()
    other = {
        unit: _fitting(text, unit, _filled(unit, known[unit], glosses, glossed))
        if unit in known
        else _in_english(text, unit)
        for unit in wanted
    }
    return Translation(replaced(text, other), True, *counts)


def is_enough(wanted: Sequence[Unit], known: Collection[Unit]) -> bool:
    """Whether a page with the units `wanted` is shown in a language that has the `known` ones of them."""
    whole = all(unit in known for unit in wanted if unit.is_heading)
    return bool(known) and whole and len(known) >= ENOUGH * len(wanted)


def _filled(unit: Unit, text: str, glosses: Mapping[str, str], glossed: set[str]) -> str:
    """The translation with its macros and links, and what a button's English words mean where a page first names it."""

    def fill(match: re.Match[str]) -> str:
        masked = unit.masked[int(match[1]) - 1]
        label = LABEL.search(masked)
        if not label or unit.is_heading or label["id"] in glossed or label["id"] not in glosses:
            return masked
        glossed.add(label["id"])
        return f"{masked} ({glosses[label['id']]})"

    return PLACEHOLDER.sub(fill, text)


def _fitting(text: str, unit: Unit, words: str) -> str:
    """The words as their place needs them: in front matter and as the title of a box between quotation marks."""
    in_quotes = text[unit.start - 1] == '"'
    if unit.id in FRONT:
        quoted = json.dumps(words, ensure_ascii=False)
        return quoted[1:-1] if in_quotes else quoted
    return words.replace('"', "”") if in_quotes and text[unit.end : unit.end + 1] == '"' else words


def _in_english(text: str, unit: Unit) -> str:
    prose = " ".join(text[unit.start : unit.end].split())
    if text[unit.start - 1] == '"':
        return prose  # the title of a box: no place for a mark
    return "|".join(
        f" {ENGLISH.format(cell.strip())} " if cell.strip() else cell for cell in _CELL.split(prose)
    ).strip()
