"""A page says something below its front matter."""

from collections.abc import Iterator

from facts import Problem
from guide.load import Guide
from rules.layout import COMMENT
from rules.page import Page


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for a page that has comments alone, or nothing."""
    text = page.source.text
    if not COMMENT.sub("", text[page.body_start :]).strip():
        yield page.at(len(text.rstrip()), "this page has no text. Write what readers need below the front matter.")
