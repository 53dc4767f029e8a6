"""Text that is true until a day says so goes when the day has come: `<!-- until 2027-01-31 -->`."""

from collections.abc import Iterator

from facts import Problem
from guide.expired import UNTIL, day_of
from guide.load import Guide
from rules.page import Page
from rules.rule import Level

LEVEL = Level.AGED


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each text whose day is over."""
    for comment in UNTIL.finditer(page.source.text, page.body_start):
        day = day_of(comment)
        if day and day < guide.catalog.day:
            what = f"this text was true until {day}. Check it, then change it or take it out."
            yield page.at(comment.start(), what)
