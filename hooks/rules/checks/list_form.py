"""A list stands behind an empty line, begins with 1, and what belongs to an item stands four blanks further in."""

import re
from collections.abc import Iterator

from facts import Problem
from guide.load import Guide
from rules.layout import BOX, ITEM, STEP, Line, blocks, levels
from rules.page import Page

# Signs that people take for the mark of an item, or the mark without its blank.
NO_ITEM = re.compile(
    r"[ ]*(?:(?P<sign>[\u2022\u2023\u25aa\u25cb\u25cf\u25e6\u2013\u2014\u00b7])[ ]*\S"
    r"|(?P<number>\d{1,3})\)[ ]*[^\W\d]|\d{1,2}\.(?=[A-Za-z])|[-+](?=[A-Za-z]))"
)


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each line that was meant for a list and is text, and for each list that counts otherwise."""
    for lines in levels(page.laid_out):
        in_list = False
        for block in blocks(lines):
            if block[0].indent < STEP:
                first = ITEM.match(block[0].text)
                if in_list and block[0].indent:
                    yield _problem(page, block[0], _too_few(block[0]))
                elif first and not in_list and first["number"] not in (None, "0", "1"):
                    what = (
                        f"a list that begins with {first['number']} shows 1. Put what stands between two steps of one"
                    )
                    yield _problem(page, block[0], f"{what} list four blanks further in.")
                in_list = bool(first) or (in_list and bool(block[0].indent))
                yield from _within(page, block)
                yield from (_problem(page, line, _no_item(line)) for line in block if NO_ITEM.match(line.text))


def _within(page: Page, block: list[Line]) -> Iterator[Problem]:
    """What is wrong in the lines behind the first of a block."""
    in_list = bool(ITEM.match(block[0].text))
    opened = BOX.match(block[0].text) or block[0].text.startswith((":", "#", "<"))
    for line in block[1:]:
        item = ITEM.match(line.text)
        if item and line.indent < STEP:
            if in_list and line.indent:
                yield _problem(page, line, _too_few(line))
            elif not in_list and not opened:
                yield _problem(page, line, "a list right below a line of text is text. Put an empty line between.")
            in_list = True
        opened = line.text.startswith(("#", "<"))


def _no_item(line: Line) -> str:
    number = re.match(r"[ ]*(\d+)", line.text)
    mark = f"{number[1]}." if number else "-"
    return f"'{line.text.strip().split()[0]}' begins no item of a list. Write {mark} and a blank before its text."


def _too_few(line: Line) -> str:
    return f"{line.indent} blanks do not put this below the item above. Write four."


def _problem(page: Page, line: Line, what: str) -> Problem:
    return Problem(page.source.file, line.number, what)
