"""The file that the search loads: pages in reading order, with what people call them."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from guide.front_matter import Fix, Meta, Question, Step
from search.packing import pack, words_of
from search.sections import Section
from search.settings import SearchSettings

FILE = "search/index.json"
VERSION = 2
# Of the words of a text those count that hardly another section has: names lead to the rest.
RARE = 3

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
    """The index as JSON, the same for the same pages. Lists and packed names: the file travels to a phone."""
    skipped = set(settings.ignored) - _in_phrases(settings.synonyms)
    rare = _rare(pages) - set(settings.ignored)
    data = {
        "version": VERSION,
        "synonyms": settings.synonyms,
        "ignored": settings.ignored,
        "weights": settings.weights,
        # [url, kind, title, description, sections], a section [anchor, title]
        "pages": [_page(page) for page in pages],
        # For each page and then each of its sections: first the words of its text, then what it is called.
        **pack([place for page in pages for place in _places(page, phrases, skipped, rare)]),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _page(page: IndexedPage) -> list[object]:
    meta = page.meta
    sections = [[it.anchor, it.title] for it in page.sections if it.anchor]
    return [page.url, kind_of(page), meta.title, meta.description, sections]


def _places(
    page: IndexedPage, phrases: Phrases, skipped: Collection[str], rare: Collection[str]
) -> Iterator[list[list[str]]]:
    meta = page.meta
    start = next((it for it in page.sections if not it.anchor), Section("", "", ""))
    codes = meta.codes if isinstance(meta, Fix) else ()
    called = [(start, [*meta.aliases, *phrases.get(meta.id, ()), *codes])]
    called += [
        (it, [*meta.section_aliases.get(it.anchor, ()), *phrases.get(it.anchor, ())])
        for it in page.sections
        if it.anchor
    ]
    for section, names in called:
        told = [[word for word in words_of(name) if word not in skipped] or words_of(name) for name in names]
        yield [_rare_words(section, rare), *_once(told)]


def _once(names: Iterable[list[str]]) -> list[list[str]]:
    """Each name once, in an order that compresses well: names that begin alike stand together."""
    return [list(name) for name in sorted({tuple(name) for name in names if name})]


def _rare_words(section: Section, rare: Collection[str]) -> list[str]:
    return sorted({word for word in words_of(section.text) if word in rare}.difference(words_of(section.title)))


def _rare(pages: Iterable[IndexedPage]) -> set[str]:
    seen = Counter(word for page in pages for section in page.sections for word in set(words_of(section.text)))
    return {word for word, count in seen.items() if count <= RARE}


def _in_phrases(synonyms: Iterable[Iterable[str]]) -> set[str]:
    """Words that have a meaning in a phrase, though they say nothing alone: "log in"."""
    phrases = (words_of(name) for group in synonyms for name in group)
    return {word for words in phrases if len(words) > 1 for word in words}
