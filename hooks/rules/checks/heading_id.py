"""A heading of a step, a question or a fix has an id of its own: the bot and other sites link to it."""

import re
from collections.abc import Iterator

from facts import Problem
from guide.front_matter import Meta
from guide.load import Guide
from rules.page import Page

HEADING = re.compile(r"^#{1,6}[ \t]+(?P<title>[^\n]*?)[ \t]*(?P<attributes>\{[^}\n]*\})?[ \t]*$", re.MULTILINE)


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each heading without an id. Index pages are no answers."""
    if type(page.source.meta) is Meta:
        return
    for match in HEADING.finditer(page.prose, page.body_start):
        if "#" not in (match["attributes"] or ""):
            title = page.source.text[match.start("title") : match.end("title")]
            yield page.at(match.start(), f"the heading '{title}' has no id. Write one behind it: {{ #its-id }}.")
