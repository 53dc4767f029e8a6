"""Text with an end names a day: `<!-- until 2027-01-31 -->`."""

from collections.abc import Iterator

from facts import Problem
from facts.day import no_such_day
from guide.expired import UNTIL, day_of
from guide.load import Guide
from rules.page import Page


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each comment that names none."""
    for comment in UNTIL.finditer(page.source.text, page.body_start):
        if day_of(comment) is None:
            what = no_such_day(comment["day"]) or (
                f"'{comment['day']}' is not a date. Write it as YYYY-MM-DD, for example <!-- until 2027-01-31 -->."
            )
            yield page.at(comment.start(), what)
