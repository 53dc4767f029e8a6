"""What begins a line for Markdown is a blank, no other sign that looks like one."""

import re
from collections.abc import Iterator

from facts import Problem
from guide.load import Guide
from rules.page import Page

TEMPLATES = True
ODD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
PREFIX = re.compile(rf"^(?:[ \t]|[*+>#|:!?-]|\d+\.)*[{ODD}]", re.MULTILINE)


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each line that has such a sign before its text, also behind the mark of a list or heading."""
    for match in PREFIX.finditer(page.laid_out):
        sign = f"U+{ord(match[0][-1]):04X}"
        yield page.at(match.end() - 1, f"{sign} looks like a blank and is none for Markdown. Write a blank.")
