"""A price comes from a price macro: one that is written by hand goes stale."""

import re
from collections.abc import Iterator

from facts import Problem
from guide.load import Guide
from rules.page import Page

PRICE = re.compile(r"\$\s?\d[\d,]*\.\d+|\$\s?\d[\d,.]*(?= (?:per|a|for each) (?:million|1M))")


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each price with cents, and for each price of a million tokens."""
    for match in PRICE.finditer(page.prose):
        what = f"the price {match.group()} is written by hand. Use a price macro: it would go stale here."
        yield page.at(match.start(), what)
