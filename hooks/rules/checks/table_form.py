"""A table stands between empty lines, has a line of dashes under its heads, and as many cells in each row."""

import re
from collections.abc import Iterator

from facts import Problem
from guide.load import Guide
from rules.layout import ITEM, Line, blocks, levels
from rules.page import Page

DASHES = re.compile(r"[ ]*(?=[^|]*\|)\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?")
ROW = re.compile(r"[ ]*\|.*\|")


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each table that comes out as text, and for each row that loses a cell."""
    for lines in levels(page.laid_out):
        for block in blocks(lines):
            for line, what in _faults(block):
                yield Problem(page.source.file, line.number, what)


def _faults(block: list[Line]) -> Iterator[tuple[Line, str]]:
    at = next((place for place, line in enumerate(block) if DASHES.fullmatch(line.text)), None)
    if at is None:
        if len(block) > 1 and all(ROW.fullmatch(line.text) for line in block):
            yield block[0], f"a table needs a line of dashes below its heads. Write {_dashes(_cells(block[0]))}."
        return
    if at == 0:
        yield block[0], "this line of dashes has no heads. Put it right below the heads of the table."
        return
    heads = _cells(block[at - 1])
    if "|" not in block[at - 1].text:
        yield block[at], "this line of dashes has no heads. Write the heads above it, with | between them."
    elif at > 1 and not block[at - 2].text.startswith("#"):
        yield block[at - 1], "a table right below a line of text is text. Put an empty line between."
    elif _cells(block[at]) != heads:
        yield block[at], f"this line of dashes has not as many columns as heads. Write {_dashes(heads)}."
    else:
        for row in block[at + 1 :]:
            if "|" not in row.text:
                what = "a list" if ITEM.match(row.text) else "text"
                yield row, f"{what} right below a table becomes a row of it. Put an empty line between."
                return
            if _cells(row) > heads:
                rest = "Take out what is too much, or write \\| for a | that is no edge."
                yield row, f"this row has {_cells(row)} cells, the head {heads}, and the last are lost. {rest}"


def _cells(line: Line) -> int:
    return len(re.split(r"(?<!\\)\|", re.sub(r"^\||(?<!\\)\|$", "", line.text.strip())))


def _dashes(columns: int) -> str:
    return "|" + "---|" * columns
