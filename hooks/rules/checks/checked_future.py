"""Facts were checked on a day that has been."""

from collections.abc import Iterator
from datetime import timedelta

from facts import Problem
from guide.load import Guide
from rules.page import Page

# Somewhere it is tomorrow already.
AHEAD = timedelta(days=1)


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for a day that is still to come."""
    checked = page.source.meta.checked
    if checked > guide.catalog.day + AHEAD:
        line = page.source.front.line(("checked",))
        yield Problem(
            page.source.file, line, f"checked: {checked} is still to come. Write the day on which you checked."
        )
