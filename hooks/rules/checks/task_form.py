"""A task is an item of a list that begins with [ ] or [x], with a blank on each side: `- [ ] its text`."""

import re
from collections.abc import Iterator

from facts import Problem
from guide.load import Guide
from rules.page import Page

TEMPLATES = True
# What looks like a task, and is no link.
TASK = re.compile(
    r"^[ \t]*(?P<item>(?:[-*+]|\d{1,3}\.)[ \t]*|)"
    r"\[(?P<state>[ \t]*[xXvV\u2713\u2714]?[ \t]*)\](?![(\[:])(?P<behind>[^\n]?)",
    re.MULTILINE,
)
STATES = (" ", "x", "X")


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each that comes out as text."""
    for match in TASK.finditer(page.laid_out):
        fine = match["item"][-1:].isspace() and match["state"] in STATES and match["behind"].isspace()
        # A word in brackets may begin a line, and an item may be one.
        is_meant = match["item"] or (match["state"] in STATES and match["behind"].isspace())
        if is_meant and not fine:
            state = "x" if match["state"].strip() else " "
            yield page.at(
                match.start(), f"'{match[0].strip()}' begins no task. Write '- [{state}] its text', with these blanks."
            )
