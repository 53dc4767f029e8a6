"""The way to a page, as search engines show it above a result: JSON-LD in the words of schema.org."""

import json
from collections.abc import Callable, Mapping, Sequence

from guide.pages import SourcePage

# In a <script> these could end it or begin a comment.
ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def trail(pages: Mapping[str, SourcePage], src_uri: str) -> list[SourcePage]:
    """The pages from the start to this one, by their paths below docs/: the index page of each folder on the way."""
    folder, _, name = src_uri.rpartition("/")
    steps = ["index.md", *([f"{folder}/index.md"] if folder and name != "index.md" else []), src_uri]
    return [pages[step] for step in dict.fromkeys(steps) if step in pages]


def json_ld(pages: Sequence[SourcePage], address: Callable[[str], str]) -> str:
    """The text of a <script type="application/ld+json"> for the last of these pages; nothing for the first of all.

    `address` gives the address of a page by its path below docs/.
    """
    if len(pages) < 2:
        return ""
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "name": page.meta.title,
            "item": {"@type": "WebPage", "@id": address(page.src_uri)},
        }
        for position, page in enumerate(pages, 1)
    ]
    document = {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
