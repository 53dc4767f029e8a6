"""Facts that must come from data/ but were written into Markdown by hand."""

import re
from collections.abc import Iterator, Mapping

from datafiles import Problem
from guide.prose import blank_out_code, line_of

OPENAI_URL = re.compile(r"https?://(?:[a-z0-9-]+\.)*(?:openai|chatgpt)\.com[^\s<>\"')\]]*", re.IGNORECASE)
PRICE = re.compile(r"\$\s?\d[\d,]*\.\d+|\$\s?\d[\d,.]*(?= (?:per|a|for each) (?:million|1M))")


def handwritten(markdown: str, file: str, id_of: Mapping[str, str]) -> Iterator[Problem]:
    """A problem for each OpenAI address and each price. `id_of` gives the link id of a known address."""
    prose = blank_out_code(markdown)
    for match in OPENAI_URL.finditer(prose):
        url = match.group().rstrip(".,;:!?")
        link_id = id_of.get(url) or id_of.get(url.rstrip("/"))
        remedy = (
            f"Write [the text][{link_id}]." if link_id else "Add it to data/links.yml and write [the text][its-id]."
        )
        yield Problem(file, line_of(prose, match.start()), f"the address {url} is written by hand. {remedy}")
    for match in PRICE.finditer(prose):
        text = f"the price {match.group()} is written by hand. Use a price macro: it would go stale here."
        yield Problem(file, line_of(prose, match.start()), text)
