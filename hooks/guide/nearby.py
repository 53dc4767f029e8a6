"""Pages that a reader may have meant instead of this one: those of its kind that share the rarest words with it."""

from collections import defaultdict
from collections.abc import Sequence
from heapq import nsmallest
from math import log

from guide.aliases import key
from guide.front_matter import Fix, Meta, Question
from guide.pages import SourcePage

MOST = 4
# The page itself and those that its author chose may be among the nearest.
ENOUGH = 2 * MOST
SAME_CATEGORY = 2.0
# A word on more pages than this says little, and counting it on each would take time that grows with the square.
COMMON = 50


class Nearby:
    """The questions and fixes of the guide, and how near they are to each other."""

    def __init__(self, pages: Sequence[SourcePage]) -> None:
        self._pages = [page for page in pages if isinstance(page.meta, Question | Fix)]
        self._words = {page.src_uri: _words(page.meta) for page in self._pages}
        self._with_word: dict[str, list[SourcePage]] = defaultdict(list)
        self._in_category: dict[str, list[SourcePage]] = defaultdict(list)
        for page in self._pages:
            self._in_category[_category(page.meta)].append(page)
            for word in self._words[page.src_uri]:
                self._with_word[word].append(page)

    def was_this_not_it(self, page: SourcePage) -> list[str]:
        """The ids that stand at the end of a page: those that its author chose, and up to 4 in all its nearest.

        The author's own are all there, also when there are more. A page that is no question or fix has no others.
        """
        chosen = list(page.meta.related)
        if page.src_uri not in self._words or len(chosen) >= MOST:
            return chosen
        others = [it for it in self._near(page) if it.sections.keys().isdisjoint(chosen)]
        return chosen + [other.meta.id for other in others[: MOST - len(chosen)]]

    def _near(self, page: SourcePage) -> list[SourcePage]:
        """Pages that share a word with `page`, the nearest first, then some of its category, then others."""
        nearness: dict[str, float] = defaultdict(float)
        pages = {}
        # Sorted, so that sums of fractions come out the same at each build.
        for word in sorted(self._words[page.src_uri]):
            sharing = self._with_word[word]
            if len(sharing) <= COMMON:
                for other in sharing:
                    pages[other.src_uri] = other
                    nearness[other.src_uri] += log(len(self._pages) / len(sharing))
        category = _category(page.meta)
        for name, other in pages.items():
            nearness[name] += SAME_CATEGORY if _category(other.meta) == category else 0
        near = {name: pages[name] for name in nsmallest(ENOUGH, pages, key=lambda name: (-nearness[name], name))}
        rest = {it.src_uri: it for it in (*self._in_category[category][:COMMON], *self._pages[:COMMON])}
        return [it for name, it in (near | rest).items() if name != page.src_uri]


def _words(meta: Meta) -> frozenset[str]:
    return frozenset(word for text in (meta.title, *meta.aliases) for word in key(text).split())


def _category(meta: Meta) -> str:
    return meta.category if isinstance(meta, Question) else "fix"
