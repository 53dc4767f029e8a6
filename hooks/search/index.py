"""The file that the search loads: pages in reading order, with what people call them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guide.front_matter import Fix, Meta, Question, Step
from search.sections import Section
from search.settings import SearchSettings

FILE = "search/index.json"
VERSION = 1


@dataclass(frozen=True)
class IndexedPage:
    """One page: its address from the root of the site, its front matter, and its text."""

    url: str
    meta: Meta
    sections: Sequence[Section]


def kind_of(page: IndexedPage) -> str:
    """The kind that a result is labeled with: step, question, fix, price or guide."""
    kinds = {Step: "step", Question: "question", Fix: "fix"}
    return kinds.get(type(page.meta)) or ("price" if page.url.startswith("costs/") else "guide")


def index_json(pages: Iterable[IndexedPage], settings: SearchSettings) -> str:
    """The index as JSON, the same for the same pages. Lists instead of names: the file travels to a phone."""
    data = {
        "version": VERSION,
        "synonyms": settings.synonyms,
        "ignored": settings.ignored,
        "weights": settings.weights,
        # [url, kind, title, description, aliases, codes, sections], a section [anchor, title, text, aliases]
        "pages": [_page(page) for page in pages],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _page(page: IndexedPage) -> list[object]:
    meta = page.meta
    codes = meta.codes if isinstance(meta, Fix) else ()
    sections = [[it.anchor, it.title, it.text, meta.section_aliases.get(it.anchor, ())] for it in page.sections]
    return [page.url, kind_of(page), meta.title, meta.description, meta.aliases, codes, sections]
