"""An address of OpenAI is linked by its id in data/links.yml, where it is checked."""

import re
from collections.abc import Iterator

from facts import Problem
from guide.load import Guide
from rules.page import Page

OPENAI_URL = re.compile(r"https?://(?:[a-z0-9-]+\.)*(?:openai|chatgpt)\.com[^\s<>\"')\]]*", re.IGNORECASE)


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each address; the remedy names the id of one that is known."""
    id_of = guide.registry.registry.by_url
    for match in OPENAI_URL.finditer(page.prose):
        url = match.group().rstrip(".,;:!?")
        link_id = id_of.get(url) or id_of.get(url.rstrip("/"))
        remedy = (
            f"Write [the text][{link_id}]." if link_id else "Add it to data/links.yml and write [the text][its-id]."
        )
        yield page.at(match.start(), f"the address {url} is written by hand. {remedy}")
