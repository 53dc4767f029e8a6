"""Text that is true until a day says so, and goes when the day has come: `<!-- until 2027-01-31 -->`."""

import re
from collections.abc import Iterator
from datetime import date

from facts import Problem
from guide.load import Guide
from rules.page import Page

UNTIL = re.compile(r"<!--\s*until\b\s*(?P<day>[^\s>]*)[^>]*-->", re.IGNORECASE)


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each text whose day is over."""
    for match in UNTIL.finditer(page.source.text, page.body_start):
        try:
            over = date.fromisoformat(match["day"]) < guide.catalog.day
        except ValueError:
            what = f"'{match['day']}' is not a date. Write it as YYYY-MM-DD, for example <!-- until 2027-01-31 -->."
            yield page.at(match.start(), what)
            continue
        if over:
            what = f"this text was true until {match['day']}. Check it, then change it or take it out."
            yield page.at(match.start(), what)
