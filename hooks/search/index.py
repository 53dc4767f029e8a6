"""The file that the search loads: every page and section, what they are called, and where each term leads.

It holds what the worker needs, in the form in which it needs it: docs/assets/search/engine.js says how it is used.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from facts.search_settings import Languages, SearchSettings
from facts.search_words import Terms, foreign_words
from guide.front_matter import Fix, Meta, Question, Step
from guide.pages import SourcePage
from languages.search_words import SearchWords
from search.bridges import bridges, concepts_of, ignored_in

FILE = "search/index.json"
VERSION = 6

# Its address, its meta, its description, its sections by their ids, and the English page if this is a translation.
Page = tuple[str, Meta, str, Mapping[str, str], SourcePage | None]


class Index:
    """The index of a site in one language, page by page."""

    def __init__(
        self,
        settings: SearchSettings,
        languages: Languages,
        words: Mapping[str, object],
        code: str = "en",
        own: SearchWords | None = None,
    ) -> None:
        """`words` are what the box says, by key; `code` is that of the language, and `own` are its words in i18n/.

        Without `own` it is the index of the English site, which knows words of other `languages` by the English ones.
        """
        self._settings = settings
        self._languages = languages
        self._words = words
        self._own = own
        self._concepts = concepts_of(languages, code)
        self._terms = (
            own.terms([*ignored_in(self._concepts), *settings.ignored])
            if own
            else Terms(settings.synonyms, settings.ignored)
        )
        self._pages: dict[str, Page] = {}

    def add(
        self,
        name: str,
        url: str,
        meta: Meta,
        description: str,
        headings: Mapping[str, str],
        english: SourcePage | None = None,
    ) -> None:
        """Take in a page: its address from the root of the site, its description, its headings by their ids.

        By their `name`, the path below docs/, pages are put in order. Sections without aliases ("How to fix it") are no
        places of their own. `english` is the page that a translation was made from; without it a page is in English.
        """
        sections = {anchor: title for anchor, title in headings.items() if anchor in meta.section_aliases}
        self._pages[name] = (url, meta, description, sections, english)

    def json(self) -> str:
        """The index, the same for the same pages.

        `names` has how many names each page and then each of its sections has, and `terms` has by term the numbers of
        the names that hold it: the first one, and then the steps from each to the next.
        """
        pages: list[list[object]] = []
        names: list[list[frozenset[str]]] = []
        for name, page in sorted(self._pages.items()):
            url, meta, description, sections, english = page
            in_english = [True] if self._own and not english else []
            pages.append([url, kind_of(name, meta), meta.title, description, [*sections.items()], *in_english])
            names.extend(self._read(called) for called in self._called(name, page))
        terms = _postings(name for own in names for name in own)
        data: dict[str, Any] = {
            "version": VERSION,
            "words": self._words,
            "weights": self._settings.weights,
            "ignored": sorted(self._terms.ignored),
            "same": {name: head for name, head in self._terms.same.items() if name != head},
            **self._other_languages(terms),
            "pages": pages,
            "names": [len(own) for own in names],
            "terms": terms,
        }
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))

    def _called(self, name: str, page: Page) -> Iterator[list[str]]:
        """What a page is called, and then each of its sections: its own words, and the English that people paste."""
        _, meta, description, sections, english = page
        typed = self._own.pages.get(name.removesuffix(".md"), ()) if self._own else ()
        codes = meta.codes if isinstance(meta, Fix) else ()
        yield [meta.title, description, *typed, *([english.meta.title] if english else ()), *meta.aliases, *codes]
        for anchor, title in sections.items():
            yield [title, *([english.sections[anchor].title] if english else ()), *meta.section_aliases[anchor]]

    def _other_languages(self, terms: Mapping[str, object]) -> dict[str, object]:
        """What the worker has to know of words that are no `terms`."""
        if not self._own:
            return {"foreign": foreign_words(self._languages, self._terms)}
        english = bridges(self._concepts, self._settings.synonyms, self._terms, terms)
        return {"forms": self._own.forms.for_browser(), "english": english}

    def _read(self, names: Iterable[str]) -> list[frozenset[str]]:
        """What a place is called, each name as the set of its terms."""
        return list(dict.fromkeys(frozenset(terms) for terms in map(self._terms, names) if terms))


def kind_of(name: str, meta: Meta) -> str:
    """The kind that a result is labeled with: step, question, fix, price or guide; `name` is the path below docs/."""
    kinds = {Step: "step", Question: "question", Fix: "fix"}
    return kinds.get(type(meta)) or ("price" if name.startswith("costs/") else "guide")


def _postings(names: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """By term the numbers of the names that hold it, in steps."""
    found: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        for term in name:
            found.setdefault(term, []).append(number)
    return {term: [after - before for before, after in pairwise([0, *found[term]])] for term in sorted(found)}
