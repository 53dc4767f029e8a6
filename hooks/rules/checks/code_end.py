"""Code that begins ends: a block with the marks that it began with, code in a sentence with as many back quotes."""

import re
from collections.abc import Iterator

from facts import Problem
from guide.load import Guide
from rules.layout import open_fences
from rules.page import Page

TEMPLATES = True
TICK = re.compile(r"(?<!\\)`+")


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each block of code, and for each back quote in a sentence, without an end."""
    for code in open_fences(page.source.text):
        what = f"this block of code does not end. Write {code.marks} alone on a line below it, as far to the right."
        yield Problem(page.source.file, code.line, what)
    for match in TICK.finditer(page.laid_out):
        yield page.at(match.start(), f"this {match[0]} has no partner. Close the code, or write \\{match[0]}.")
