"""The tables of a Markdown page, as far as they can be read; anything else is passed over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Longer ones are no tables, and would keep the expressions below busy.
LONGEST_LINE = 2000

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_RULE = re.compile(r"[\s|:-]*-[\s|:-]*$")
_BAR = re.compile(r"(?<!\\)\|")
# A link, a note in brackets, a footnote mark, a price that is struck out, emphasis, code, HTML.
_LINK = re.compile(r"!?\[([^\]^]*)\]\([^)]*\)")
_NOTES = re.compile(r"<sup>.*?</sup>|~~.*?~~|\[\^[^\]]*\]|\([^)]*\)|<[^>]*>|[*`†‡§¹²³]")


@dataclass(frozen=True)
class Table:
    """A table, and the headings it stands under, the highest first."""

    headings: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(page: str) -> Iterator[Table]:
    """Every table that has a header, its cells as they are written. Rows of another width are left out."""
    lines = [line[:LONGEST_LINE] for line in page.splitlines()]
    headings: dict[int, str] = {}
    at = 0
    while at < len(lines):
        heading = _HEADING.match(lines[at])
        if heading:
            level = len(heading[1])
            headings = {higher: text for higher, text in headings.items() if higher < level} | {level: heading[2]}
        elif "|" in lines[at] and at + 1 < len(lines) and "|" in lines[at + 1] and _RULE.match(lines[at + 1]):
            header, at = _cells(lines[at]), at + 2
            rows = []
            while at < len(lines) and "|" in lines[at]:
                rows.append(_cells(lines[at]))
                at += 1
            fitting = tuple(row for row in rows if len(row) == len(header))
            yield Table(tuple(headings.values()), header, fitting)
            continue
        at += 1


def plain(cell: str) -> str:
    """The words of a cell without links, notes, footnote marks, emphasis and code marks."""
    return " ".join(_NOTES.sub("", _LINK.sub(r"\1", cell)).replace("\\", "").split())


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return tuple(cell.strip() for cell in _BAR.split(inner))
