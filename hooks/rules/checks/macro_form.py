"""A macro stands between {{ and }}, or {% and %}, with no blank within these signs and none of them left out."""

import re
from collections.abc import Iterator

from facts import Problem
from guide.load import Guide
from guide.macro_sandbox import MACROS, VARIABLES
from rules.page import Page

TEMPLATES = True
FACT = rf"(?:(?:{'|'.join(VARIABLES)})\.[a-z]|(?:{'|'.join(MACROS)})\()"
# What comes out as typed. The first that fits a line is told.
FAULTS = (
    (
        re.compile(r"(?<!\\)\{[ \t]+(?:(?=[{%])|#(?=[^{}\n]*#[ \t]*\}))"),
        "a blank parts the two signs before this macro. Take it out: {{, {% or {#.",
    ),
    (re.compile(rf"(?<!\\)\{{[ \t]*(?={FACT})"), "a macro has two curly brackets on each side. Write {{ and }}."),
    (re.compile(r"(?<!\\)\}[ \t]+\}"), "a blank parts the two signs behind this macro. Take it out: }}."),
    (
        re.compile(r"^[^{\n]*?(?<!\\)(?P<sign>\}\}|%\})", re.MULTILINE),
        "this macro has no beginning. Write {{ or {% before it.",
    ),
)


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each line with a macro that nobody fills in."""
    told: set[int] = set()
    for pattern, what in FAULTS:
        for match in pattern.finditer(page.prose):
            problem = page.at(match.start(), what)
            if problem.line not in told:
                told.add(problem.line)
                yield problem
