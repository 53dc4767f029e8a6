"""The file that the search loads: pages in reading order, with what people call them."""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from guide.front_matter import Fix, Meta, Question, Step
from search.sections import Section
from search.settings import SearchSettings

FILE = "search/index.json"
VERSION = 1
# Of the words of a text those count that hardly another section has: names lead to the rest.
RARE = 3
WORD = re.compile(r"\w+")

Phrases = Mapping[str, Sequence[str]]


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


def index_json(pages: Sequence[IndexedPage], settings: SearchSettings, phrases: Phrases) -> str:
    """The index as JSON, the same for the same pages. Lists instead of names: the file travels to a phone."""
    rare = _rare(pages) - set(settings.ignored)
    data = {
        "version": VERSION,
        "synonyms": settings.synonyms,
        "ignored": settings.ignored,
        "weights": settings.weights,
        # [url, kind, title, description, names, codes, sections], a section [anchor, title, words, names]
        "pages": [_page(page, rare, phrases) for page in pages],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _page(page: IndexedPage, rare: Collection[str], phrases: Phrases) -> list[object]:
    meta = page.meta
    codes = meta.codes if isinstance(meta, Fix) else ()
    names = [*meta.aliases, *phrases.get(meta.id, ())]
    sections = [
        _section(it, [*meta.section_aliases.get(it.anchor, ()), *phrases.get(it.anchor, ())], rare)
        for it in page.sections
    ]
    return [page.url, kind_of(page), meta.title, meta.description, names, codes, sections]


def _section(section: Section, names: Sequence[str], rare: Collection[str]) -> list[object]:
    known = _words(section.title)
    words = dict.fromkeys(word for word in _words(section.text) if word in rare and word not in known)
    return [section.anchor, section.title, " ".join(words), names]


def _rare(pages: Iterable[IndexedPage]) -> set[str]:
    seen = Counter(word for page in pages for section in page.sections for word in set(_words(section.text)))
    return {word for word, count in seen.items() if count <= RARE}


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower())
