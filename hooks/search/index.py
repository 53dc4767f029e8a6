"""The file that the search loads: pages in reading order, with what people call them."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from guide.front_matter import Fix, Meta, Question, Step
from search.packing import Packed, Place, words_of
from search.sections import Section
from search.settings import SearchSettings

FILE = "search/index.json"
VERSION = 3
# Of the words of a text those count that hardly another section has: names lead to the rest.
RARE = 3

Phrases = Mapping[str, Sequence[str]]


class Index:
    """The index of a site, page by page."""

    def __init__(self, settings: SearchSettings, phrases: Phrases) -> None:
        """`phrases` are other words for pages and sections, by their ids."""
        self._settings = settings
        self._phrases = phrases
        self._joined = _Joined(settings.synonyms)
        self._ignored = frozenset(settings.ignored)
        self._pages: dict[str, tuple[list[object], list[Place]]] = {}
        self._sections_with = Counter[str]()

    def add(self, name: str, url: str, meta: Meta, description: str, sections: Sequence[Section]) -> None:
        """Take in a page: its address from the root of the site, its description for readers, its text.

        By their `name` pages are put in order.
        """
        parts = [it for it in sections if it.anchor]
        # [url, kind, title, description, sections], a section [anchor, title]
        sections_told = [[it.anchor, it.title] for it in parts]
        told: list[object] = [url, kind_of(url, meta), meta.title, description, sections_told]
        start = next((it for it in sections if not it.anchor), Section("", "", ""))
        codes = meta.codes if isinstance(meta, Fix) else ()
        names = [*meta.aliases, *self._phrases.get(meta.id, ()), *codes]
        self._pages[name] = (
            told,
            [
                self._place(start, names),
                *(
                    self._place(it, [*meta.section_aliases.get(it.anchor, ()), *self._phrases.get(it.anchor, ())])
                    for it in parts
                ),
            ],
        )

    def json(self, pack: Callable[[Sequence[Place]], Packed]) -> str:
        """The index as JSON, the same for the same pages. Names from `pack`: the file travels to a phone."""
        pages = [self._pages[name] for name in sorted(self._pages)]
        rare = {word for word, count in self._sections_with.items() if count <= RARE} - self._ignored
        data = {
            "version": VERSION,
            "synonyms": self._settings.synonyms,
            "ignored": self._settings.ignored,
            "weights": self._settings.weights,
            "pages": [told for told, _ in pages],
            # For each page and then each of its sections: first the words of its text, then what it is called.
            **pack([Place(place.text & rare, place.names) for _, places in pages for place in places]),
        }
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))

    def _place(self, section: Section, names: Iterable[str]) -> Place:
        """With all words of the text for now: which of them are rare is known at the end."""
        text = frozenset(words_of(section.text))
        self._sections_with.update(text)
        told = ([*self._joined(words_of(name))] for name in names)
        bare = {frozenset(words).difference(self._ignored) or frozenset(words) for words in told}
        return Place(text.difference(words_of(section.title)), frozenset(bare - {frozenset()}))


def kind_of(url: str, meta: Meta) -> str:
    """The kind that a result is labeled with: step, question, fix, price or guide."""
    kinds = {Step: "step", Question: "question", Fix: "fix"}
    return kinds.get(type(meta)) or ("price" if url.startswith("costs/") else "guide")


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
