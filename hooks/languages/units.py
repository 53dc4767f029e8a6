"""The units of a page that are translated: paragraphs, items of lists, rows of tables, headings, titles.

English Markdown stays the only Markdown. A unit is the prose of one block in one line; what no translation may change
(macros, code, targets of links, words on buttons, HTML) stands in it as `{1}`, `{2}`. So a price or an address that
changes makes no translation old, and a translator cannot break either.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

# What stands at the top of a page and is read by people.
FRONT = ("title", "description", "needs")
HASH_DIGITS = 8

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?\n)---[ \t]*\n", re.DOTALL)
_FRONT_LINE = re.compile(rf"^(?P<key>{'|'.join(FRONT)}):[ \t]+(?P<value>\S.*?)[ \t]*$", re.MULTILINE)
_FENCE = re.compile(r"^[ ]*(?P<fence>`{3,}|~{3,})")
_HEADING = re.compile(r"^#{1,6}[ \t]+(?P<prose>.*?)[ \t]*\{[^{}\n]*?#(?P<id>[\w-]+)[^{}\n]*\}[ \t]*$")
_ITEM = re.compile(r"^(?:[-*+]|\d+\.)[ \t]+(?:\[[ xX]\][ \t]+)?")
_BOX = re.compile(r'^(?:!!!|\?\?\?\+?|===)[^"\n]*"(?P<prose>[^"\n]+)"[ \t]*$')
_ROW = re.compile(r"^\|(?P<prose>.*)\|[ \t]*$")
_RULE_OF_TABLE = re.compile(r"^\|[ \t:|-]+\|[ \t]*$")
_DEFINITION = re.compile(r"^(?:\*?\[[^\]]+\]:[ \t])")
_MEANING = re.compile(r"^:[ \t]+")
# Prose holds a letter of any script.
_LETTER = re.compile(r"[^\W\d_]")

_MACRO = r"\{\{.*?\}\}|\{%.*?%\}|\{\#[ ].*?\#\}"
_MASKED = re.compile(
    rf"""
    \*\*@?(?:{_MACRO})\*\*                             # a button, or a name, in bold
    | (?P<ticks>`+)(?!`)(?:{_MACRO}|(?!(?P=ticks)).)*(?P=ticks)   # code
    | {_MACRO}
    | (?<=\])(?:\([^()\s]*\)|\[[^\[\]]+\])(?:\{{(?!%)[^{{}}\n]*\}})?   # where a link leads, and how it looks
    | <[^<>]+>                                         # HTML
    | \{{:?[ ]*[.#][^{{}}\n]*\}}                          # attributes
    | (?:\\_)+                                         # a line to write on
    """,
    re.VERBOSE | re.DOTALL,
)
PLACEHOLDER = re.compile(r"\{(\d+)\}")
# The words of a button, by the id of its label.
LABEL = re.compile(r"""\blabel\(["'](?P<id>[a-z0-9-]+)["']\)""")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of a page.

    `id` is the heading above it and its number below that (`create-key-make.2`; the heading itself has `.0`), or a key
    of the front matter. `line` counts from 1. `start` and `end` say what it takes the place of in the page's text,
    `english` is its prose with `{1}` for `masked[0]` and so on.
    """

    id: str
    line: int
    start: int
    end: int
    english: str
    masked: tuple[str, ...]

    @property
    def hash(self) -> str:
        """What changes when its English words do, and does not when only what is masked changes."""
        return sha256(self.english.encode()).hexdigest()[:HASH_DIGITS]

    @property
    def is_heading(self) -> bool:
        """Whether a reader finds the way by it: a title, a heading, the answer of the page."""
        return self.id in FRONT or self.id.endswith(".0")


@lru_cache(maxsize=256)  # each language asks for those of the same pages
def units(text: str) -> tuple[Unit, ...]:
    """The units of a page with this text, in the order of the page."""
    front = _FRONT_MATTER.match(text)
    found = []
    if front:
        for match in _FRONT_LINE.finditer(front["yaml"]):
            value = match["value"]
            quoted = len(value) > 1 and value[0] == value[-1] == '"'
            start = front.start("yaml") + match.start("value") + quoted
            found.append(_unit(match["key"], text, start, start + len(value) - 2 * quoted))
    section, number = "top", 0
    for start, end, heading in _blocks(text, front.end() if front else 0):
        if heading:
            section, number = heading, -1
        number += 1
        unit = _unit(f"{section}.{number}", text, start, end)
        if _LETTER.search(PLACEHOLDER.sub("", unit.english)):
            found.append(unit)
        else:
            number -= 1
    return tuple(found)


def replaced(text: str, translations: Mapping[Unit, str]) -> str:
    """The page with these units in other words, each in one line; all else stays as it is."""
    parts, at = [], 0
    for unit in sorted(translations, key=lambda it: it.start):
        parts += [text[at : unit.start], translations[unit]]
        at = unit.end
    return "".join([*parts, text[at:]])


def _unit(name: str, text: str, start: int, end: int) -> Unit:
    masked: list[str] = []

    def mask(match: re.Match[str]) -> str:
        masked.append(match[0])
        return f"{{{len(masked)}}}"

    prose = " ".join(text[start:end].split())
    english = _MASKED.sub(mask, prose)
    return Unit(name, text.count("\n", 0, start) + 1, start, end, english, tuple(masked))


def _blocks(text: str, start: int) -> Iterator[tuple[int, int, str | None]]:
    """Where each block of prose begins and ends, and its id if it is a heading."""
    fence = None
    begun: tuple[int, int] | None = None  # a paragraph or an item, which goes on until a block of another kind
    in_macro = False
    at = start
    for line in text[start:].splitlines(keepends=True):
        bare = line.strip()
        indent = len(line) - len(line.lstrip(" \t"))
        first, last = at + indent, at + len(line.rstrip())
        at += len(line)
        mark = _FENCE.match(line)
        if fence or mark:
            if begun:
                yield (*begun, None)
                begun = None
            if fence and bare == fence:
                fence = None
            elif not fence and mark:
                fence = mark["fence"]
            continue
        if in_macro or (bare.startswith("{%") and "%}" not in bare):
            in_macro = "%}" not in bare
            continue
        kind, block = _kind(bare)
        if kind == "text" and begun:
            begun = (begun[0], last)
            continue
        if begun:
            yield (*begun, None)
            begun = None
        if kind in ("item", "text"):
            begun = (first + block[0], last)
        elif kind != "none":
            heading = _HEADING.match(bare)
            yield first + block[0], first + block[1], heading["id"] if heading else None
    if begun:
        yield (*begun, None)


def _kind(bare: str) -> tuple[str, tuple[int, int]]:
    """What a line is without its margin, and where in it its prose stands."""
    if _RULE_OF_TABLE.match(bare) or _DEFINITION.match(bare) or not _MASKED.sub("", bare).strip():
        return "none", (0, 0)
    for name, pattern in (("heading", _HEADING), ("box", _BOX), ("row", _ROW)):
        if match := pattern.match(bare):
            prose = match["prose"]
            begin = match.start("prose") + len(prose) - len(prose.lstrip())
            return name, (begin, begin + len(prose.strip()))
    if match := _ITEM.match(bare) or _MEANING.match(bare):
        return "item", (match.end(), len(bare))
    return "text", (0, len(bare))
