"""Make the index of the search, page by page."""

from collections.abc import Sequence
from pathlib import Path

from datafiles.remembered import Remembered
from guide.load import Guide
from search import packing, range_coder
from search.index import IndexedPage, index_json
from search.sections import cut


class Indexer:
    """The pages of one build, and the file that their index goes into."""

    def __init__(self, guide: Guide, target: Path, cache: Path) -> None:
        """`cache` is the file that remembers how the words of the last build were packed."""
        self._guide = guide
        self._target = target
        self._cache = cache
        self._pages: dict[str, IndexedPage] = {}

    def add(self, src_uri: str, url: str, description: str, html: str) -> None:
        """Take in the text of a page; its description has no macros left."""
        self._pages[src_uri] = IndexedPage(url, self._guide.by_uri[src_uri].meta, description, cut(html))

    def write(self) -> None:
        """Write the index."""
        # To pack takes a third of a second, and most builds have the same words as the one before.
        known = Remembered(self._cache, [Path(module.__file__ or "") for module in (packing, range_coder)])

        def packed(places: Sequence[packing.Place]) -> packing.Packed:
            answer: packing.Packed = known.answer(packing.digest(places), lambda: packing.pack(places))
            return answer

        pages = [self._pages.pop(name) for name in sorted(self._pages)]  # the texts are large, and done with
        text = index_json(pages, self._guide.search, self._guide.phrases, packed)
        known.keep()
        self._target.parent.mkdir(parents=True, exist_ok=True)
        self._target.write_text(text, encoding="utf-8")
