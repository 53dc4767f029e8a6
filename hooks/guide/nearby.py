"""Pages that a reader may have meant instead of this one: those of its kind that share the rarest words with it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import nsmallest
from itertools import chain, islice
from math import log

from guide.front_matter import Fix, Meta, Question
from guide.pages import SourcePage, normalized

MOST = 4
# The page itself and those that its author chose may be among the nearest.
ENOUGH = 2 * MOST
SAME_CATEGORY = 2.0
# A word on more pages than this says little, and counting it on each would take time that grows with the square.
COMMON = 50


def read_next(pages: Sequence[SourcePage]) -> dict[str, list[str]]:
    """What `Nearby.was_this_not_it` says of each page, by its path below docs/."""
    nearby = Nearby(pages)
    return {page.src_uri: nearby.was_this_not_it(page) for page in pages}


class Nearby:
    """The questions and fixes of the guide, and how near they are to each other."""

    def __init__(self, pages: Sequence[SourcePage]) -> None:
        self._pages = {page.src_uri: page for page in pages if isinstance(page.meta, Question | Fix)}
        self._category = {name: _category(page.meta) for name, page in self._pages.items()}
        # Sorted, so that sums of fractions come out the same at each build.
        self._words = {name: sorted(_words(page.meta)) for name, page in self._pages.items()}
        with_word, in_category = defaultdict(list), defaultdict(list)
        for name in self._pages:
            in_category[self._category[name]].append(name)
            for word in self._words[name]:
                with_word[word].append(name)
        self._weight = {word: log(len(self._pages) / len(names)) for word, names in with_word.items()}
        self._with_word = {word: names for word, names in with_word.items() if len(names) <= COMMON}
        some = list(islice(self._pages, COMMON))
        self._others = {category: names[:COMMON] + some for category, names in in_category.items()}

    def was_this_not_it(self, page: SourcePage) -> list[str]:
        """The ids that stand at the end of a page: those that its author chose, and up to 4 in all its nearest.

        The author's own are all there, also when there are more. A page that is no question or fix has no others.
        """
        chosen = list(page.meta.related)
        if page.src_uri not in self._pages or len(chosen) >= MOST:
            return chosen
        near = (self._pages[name] for name in self._near(page.src_uri))
        others = (it.meta.id for it in near if it.sections.keys().isdisjoint(chosen))
        return chosen + list(islice(others, MOST - len(chosen)))

    def _near(self, page: str) -> Iterator[str]:
        """Pages that share a word with `page`, the nearest first, then some of its category, then others."""
        category = self._category[page]
        nearness: dict[str, float] = defaultdict(float)
        for word in self._words[page]:
            for name in self._with_word.get(word, ()):
                nearness[name] += self._weight[word]
        for name in nearness:
            nearness[name] += SAME_CATEGORY if self._category[name] == category else 0
        near = [name for _, name in nsmallest(ENOUGH, ((-score, name) for name, score in nearness.items()))]
        seen = {page}
        for name in chain(near, self._others[category]):
            if name not in seen:
                seen.add(name)
                yield name


def _words(meta: Meta) -> frozenset[str]:
    return frozenset(word for text in (meta.title, *meta.aliases) for word in normalized(text).split())


def _category(meta: Meta) -> str:
    return meta.category if isinstance(meta, Question) else "fix"
