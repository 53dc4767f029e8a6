"""A link by id has a text and an id, [text][its-id]: a word in brackets stays a word."""

import re
from collections.abc import Iterator

from facts import Problem
from guide.load import Guide
from guide.references import DEFINITION
from rules.page import Page

WORD = re.compile(r"(?<![\]\\!\[])\[(?P<text>[^\[\]]+)\](?P<empty>\[\])?(?![\[(:\]])")


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each [id] and [id][] of the registry, and for each other text with an empty id."""
    own = {match["id"].lower() for match in DEFINITION.finditer(page.laid_out)}
    ids = {name.lower(): name for name in guide.registry.registry.links}
    for match in WORD.finditer(page.laid_out, page.body_start):
        text = match["text"]
        link_id = ids.get(" ".join(text.lower().split()))
        if text.lower() not in own and (link_id or match["empty"]):
            remedy = f"[the page][{link_id}]" if link_id else "[text][its-id]"
            what = f"'{match[0]}' is no link. Write {remedy}, or \\[{text}\\] for the word."
            yield page.at(match.start(), what)
