"""Every page once, in the order in which somebody would read the guide from start to end."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guide.front_matter import CATEGORIES
from guide.pages import SourcePage

if TYPE_CHECKING:
    from guide.load import Guide

Part = tuple[str, list[SourcePage]]
# llmstxt.org: a reader with little room may skip the section of this name.
OPTIONAL = "Optional"


def parts(guide: "Guide") -> list[Part]:
    """The pages in sections with a title. What has no place of its own comes last, in the section to skip."""
    found = list(_parts(guide))
    placed = {page.src_uri for _, pages in found for page in pages}
    rest = [page for page in guide.pages if page.src_uri not in placed]
    return [(title, pages) for title, pages in (*found, (OPTIONAL, rest)) if pages]


def _parts(guide: "Guide") -> Iterator[Part]:
    def folder(name: str) -> list[SourcePage]:
        return [page for page in guide.pages if page.src_uri.rpartition("/")[0] == name]

    def index(name: str) -> list[SourcePage]:
        return [page for page in guide.pages if page.src_uri == f"{name}index.md"]

    yield "Start", index("")
    yield "The six steps", [*index("steps/"), *sorted(guide.steps, key=lambda page: page.src_uri)]
    yield (
        "What it costs",
        [*index("costs/"), *(page for page in folder("costs") if not page.src_uri.endswith("index.md"))],
    )
    for category, title in CATEGORIES.items():
        first = index("faq/") if category == next(iter(CATEGORIES)) else []
        yield f"Questions: {title}", [*first, *guide.questions(category)]
    yield "Fix a problem", [*index("fix/"), *guide.fixes]
    yield "Stay safe", folder("safety")
