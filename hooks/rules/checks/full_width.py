"""Brackets, stars and other marks are those of an English keyboard, not the wide ones of an East Asian one."""

import re
from collections.abc import Iterator

from facts import Problem
from guide.load import Guide
from rules.page import Page

# Each has its plain form 0xFEE0 before it; the other brackets look like square ones.
WIDE = re.compile("[\uff01-\uff5e\u3010\u3011\u3014\u3015]")
BRACKETS = dict(zip("\u3010\u3011\u3014\u3015", "[][]", strict=True))


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for the first wide sign of each line."""
    told = set()
    for match in WIDE.finditer(page.laid_out):
        problem = page.at(match.start(), "")
        if problem.line not in told:
            told.add(problem.line)
            plain = BRACKETS.get(match[0]) or chr(ord(match[0]) - 0xFEE0)
            yield page.at(match.start(), f"'{match[0]}' is a wide sign, and no mark of Markdown. Write '{plain}'.")
