"""A box is a note, a tip, a warning or a danger: every kind that the stylesheet knows costs each reader bytes."""

import re
from collections.abc import Iterator

from facts import Problem
from guide.load import Guide
from rules.page import Page
from rules.rule import Level

TEMPLATES = True
LEVEL = Level.WARN
KINDS = ("note", "tip", "warning", "danger")
BOX = re.compile(r"^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+(?P<kind>[\w-]+)", re.MULTILINE)


def check_page(page: Page, _guide: Guide) -> Iterator[Problem]:
    """A problem for each other kind."""
    for match in BOX.finditer(page.prose, page.body_start):
        if match["kind"] not in KINDS:
            yield page.at(match.start("kind"), f"'{match['kind']}' is no kind of box. Write {', '.join(KINDS)}.")
