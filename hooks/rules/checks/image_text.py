"""A picture has words for people who do not see it."""

import re
from collections.abc import Iterator

from facts import Problem
from guide.load import Guide
from rules.page import Page

TEMPLATES = True
IMAGE = re.compile(r"!\[(?P<text>[^\[\]]*)\](?=\(|\[)")
SAYS_NOTHING = re.compile(
    r"\s*(?:image|picture|screenshot|photo|img|[\w.-]+\.(?:png|jpe?g|svg|webp|gif|avif))?\s*", re.IGNORECASE
)


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each picture without words, or whose words are its file's name."""
    for match in IMAGE.finditer(page.prose, page.body_start):
        if SAYS_NOTHING.fullmatch(match["text"]):
            yield page.at(match.start(), "this picture has no words. Write what it shows: ![what it shows](file).")
