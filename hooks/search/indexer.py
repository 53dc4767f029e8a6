"""Make the index of the search while the pages are made."""

from collections.abc import Sequence
from pathlib import Path

from datafiles.remembered import Remembered
from guide.load import Guide
from search import packing, range_coder
from search.index import Index
from search.sections import cut


class Indexer:
    """The index of one build, and the file that it goes into."""

    def __init__(self, guide: Guide, target: Path, cache: Path) -> None:
        """`cache` is the file that remembers how the words of the last build were packed."""
        self._guide = guide
        self._target = target
        self._cache = cache
        self._index = Index(guide.search, guide.phrases)

    def add(self, src_uri: str, url: str, description: str, html: str) -> None:
        """Take in the text of a page; its description has no macros left."""
        self._index.add(src_uri, url, self._guide.by_uri[src_uri].meta, description, cut(html))

    def write(self) -> None:
        """Write the index."""
        # To pack takes a third of a second, and most builds have the same words as the one before.
        known = Remembered(self._cache, [Path(module.__file__ or "") for module in (packing, range_coder)])

        def packed(places: Sequence[packing.Place]) -> packing.Packed:
            answer: packing.Packed = known.answer(packing.digest(places), lambda: packing.pack(places))
            return answer

        text = self._index.json(packed)
        known.keep()
        self._target.parent.mkdir(parents=True, exist_ok=True)
        self._target.write_text(text, encoding="utf-8")
