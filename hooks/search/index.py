"""The file that the search loads: pages in reading order, with what people call them."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from guide.front_matter import Fix, Meta, Question, Step
from search.packing import Packed, Place, words_of
from search.sections import Section
from search.settings import SearchSettings

FILE = "search/index.json"
VERSION = 3
# Of the words of a text those count that hardly another section has: names lead to the rest.
RARE = 3

Phrases = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class IndexedPage:
    """One page: its address from the root of the site, its front matter, its description for readers, its text."""

    url: str
    meta: Meta
    description: str
    sections: Sequence[Section]


def kind_of(page: IndexedPage) -> str:
    """The kind that a result is labeled with: step, question, fix, price or guide."""
    kinds = {Step: "step", Question: "question", Fix: "fix"}
    return kinds.get(type(page.meta)) or ("price" if page.url.startswith("costs/") else "guide")


def index_json(
    pages: Sequence[IndexedPage],
    settings: SearchSettings,
    phrases: Phrases,
    pack: Callable[[Sequence[Place]], Packed],
) -> str:
    """The index as JSON, the same for the same pages. Lists and names from `pack`: the file travels to a phone."""
    joined = _Joined(settings.synonyms)
    skipped = set(settings.ignored)
    rare = _rare(pages) - skipped
    data = {
        "version": VERSION,
        "synonyms": settings.synonyms,
        "ignored": settings.ignored,
        "weights": settings.weights,
        # [url, kind, title, description, sections], a section [anchor, title]
        "pages": [_page(page) for page in pages],
        # For each page and then each of its sections: first the words of its text, then what it is called.
        **pack([place for page in pages for place in _places(page, phrases, joined, skipped, rare)]),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _page(page: IndexedPage) -> list[object]:
    sections = [[it.anchor, it.title] for it in page.sections if it.anchor]
    return [page.url, kind_of(page), page.meta.title, page.description, sections]


def _places(
    page: IndexedPage, phrases: Phrases, joined: "_Joined", skipped: Collection[str], rare: Collection[str]
) -> Iterator[Place]:
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
        told = ([*joined(words_of(name))] for name in names)
        bare = {frozenset(word for word in words if word not in skipped) or frozenset(words) for words in told}
        yield Place(_rare_words(section, rare), frozenset(bare - {frozenset()}))


def _rare_words(section: Section, rare: Collection[str]) -> frozenset[str]:
    return frozenset(word for word in words_of(section.text) if word in rare).difference(words_of(section.title))


def _rare(pages: Iterable[IndexedPage]) -> set[str]:
    seen = Counter(word for page in pages for section in page.sections for word in set(words_of(section.text)))
    return {word for word, count in seen.items() if count <= RARE}


class _Joined:
    """Keeps the words of a phrase together that mean something else alone ("log in"), as one word with blanks."""

    def __init__(self, synonyms: Iterable[Iterable[str]]) -> None:
        # By their first word, the longest one first.
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        phrases = {tuple(words_of(name)) for group in synonyms for name in group}
        for phrase in sorted((it for it in phrases if len(it) > 1), key=lambda it: (-len(it), it)):
            self._phrases.setdefault(phrase[0], []).append(phrase)

    def __call__(self, words: Sequence[str]) -> Iterator[str]:
        at = 0
        while at < len(words):
            known = self._phrases.get(words[at], ())
            phrase = next((it for it in known if tuple(words[at : at + len(it)]) == it), (words[at],))
            yield " ".join(phrase)
            at += len(phrase)
