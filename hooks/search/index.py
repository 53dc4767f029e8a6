"""The file that the search loads: every page and section, what they are called, and where each term leads.

It holds what the worker needs, in the form in which it needs it: docs/assets/search/engine.js says how it is used.
"""

import json
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from facts.search_settings import Languages, SearchSettings
from facts.search_words import Terms, foreign_words
from guide.front_matter import Fix, Meta, Question, Step

FILE = "search/index.json"
VERSION = 5


class Index:
    """The index of a site, page by page."""

    def __init__(self, settings: SearchSettings, languages: Languages, words: Mapping[str, object]) -> None:
        """`words` are what the box says, by key."""
        self._terms = Terms(settings.synonyms, settings.ignored)
        self._weights = settings.weights
        self._languages = languages
        self._words = words
        self._pages: dict[str, tuple[str, Meta, str, Mapping[str, str]]] = {}

    def add(self, name: str, url: str, meta: Meta, description: str, headings: Mapping[str, str]) -> None:
        """Take in a page: its address from the root of the site, its description, its headings by their ids.

        By their `name` pages are put in order. Sections without aliases ("How to fix it") are no places of their own.
        """
        sections = {anchor: title for anchor, title in headings.items() if anchor in meta.section_aliases}
        self._pages[name] = (url, meta, description, sections)

    def json(self) -> str:
        """The index, the same for the same pages.

        `names` has how many names each page and then each of its sections has, and `terms` has by term the numbers of
        the names that hold it: the first one, and then the steps from each to the next.
        """
        pages: list[list[object]] = []
        names: list[list[frozenset[str]]] = []
        for _, (url, meta, description, sections) in sorted(self._pages.items()):
            pages.append([url, kind_of(url, meta), meta.title, description, [*sections.items()]])
            codes = meta.codes if isinstance(meta, Fix) else ()
            names.append(self._names([meta.title, description, *meta.aliases, *codes]))
            names.extend(self._names([title, *meta.section_aliases[anchor]]) for anchor, title in sections.items())
        data: dict[str, Any] = {
            "version": VERSION,
            "words": self._words,
            "weights": self._weights,
            "ignored": sorted(self._terms.ignored),
            "same": {name: head for name, head in self._terms.same.items() if name != head},
            "foreign": foreign_words(self._languages, self._terms),
            "pages": pages,
            "names": [len(own) for own in names],
            "terms": _postings(name for own in names for name in own),
        }
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))

    def _names(self, names: Iterable[str]) -> list[frozenset[str]]:
        """What a place is called, each name as the set of its terms."""
        return list(dict.fromkeys(frozenset(terms) for terms in map(self._terms, names) if terms))


def kind_of(url: str, meta: Meta) -> str:
    """The kind that a result is labeled with: step, question, fix, price or guide."""
    kinds = {Step: "step", Question: "question", Fix: "fix"}
    return kinds.get(type(meta)) or ("price" if url.startswith("costs/") else "guide")


def _postings(names: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """By term the numbers of the names that hold it, in steps."""
    found: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        for term in name:
            found.setdefault(term, []).append(number)
    return {term: [after - before for before, after in pairwise([0, *found[term]])] for term in sorted(found)}
