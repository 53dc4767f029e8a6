"""Pages that a reader may have meant instead of this one: those of its kind that share the rarest words with it."""

from collections import Counter
from collections.abc import Sequence
from math import fsum, log

from guide.front_matter import Fix, Meta, Question
from guide.pages import SourcePage, normalized

MOST = 4
SAME_CATEGORY = 2.0


def read_next(pages: Sequence[SourcePage]) -> dict[str, list[str]]:
    """The ids that stand at the end of each page, by its path below docs/.

    Those that its author chose are all there. A question or a fix with fewer than 4 gets its nearest besides.
    """
    answers = [page for page in pages if isinstance(page.meta, Question | Fix)]
    words = {page.src_uri: _words(page.meta) for page in answers}
    pages_with = Counter(word for some in words.values() for word in some)

    def distance(page: SourcePage, other: SourcePage) -> tuple[bool, float, bool]:
        """Sorts the nearest first: it shares words, the rarer the better, or at least the category."""
        shared = fsum(log(len(answers) / pages_with[word]) for word in words[page.src_uri] & words[other.src_uri])
        apart = _category(page.meta) != _category(other.meta)
        return not shared, -shared - (0 if apart or not shared else SAME_CATEGORY), apart

    def nearest(page: SourcePage) -> list[str]:
        chosen = page.meta.related
        others = [it for it in answers if it is not page and it.sections.keys().isdisjoint(chosen)]
        return [it.meta.id for it in sorted(others, key=lambda it: distance(page, it))[: max(MOST - len(chosen), 0)]]

    return {page.src_uri: [*page.meta.related, *(nearest(page) if page in answers else [])] for page in pages}


def _words(meta: Meta) -> frozenset[str]:
    return frozenset(word for text in (meta.title, *meta.aliases) for word in normalized(text).split())


def _category(meta: Meta) -> str:
    return meta.category if isinstance(meta, Question) else "fix"
