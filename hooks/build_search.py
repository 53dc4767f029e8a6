"""Write the index of the search: the text of every page, cut at its headings."""

from collections.abc import Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from datafiles.remembered import Remembered
from search import packing, range_coder
from search.index import FILE, IndexedPage, index_json
from search.sections import cut


def on_files(files: Files, config: MkDocsConfig) -> None:
    config.extra["indexed_pages"] = {}


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: object) -> None:
    meta, description = config.extra["guide"].by_uri[page.file.src_uri].meta, page.meta["description"]
    config.extra["indexed_pages"][page.file.src_uri] = IndexedPage(page.url, meta, description, cut(html))


def on_post_build(config: MkDocsConfig) -> None:
    target = Path(config.site_dir, FILE)
    target.parent.mkdir(parents=True, exist_ok=True)
    guide, pages = config.extra["guide"], config.extra.pop("indexed_pages")  # the texts are large, and done with
    # To pack takes a third of a second, and most builds have the same words as the one before.
    cache = Path(config.config_file_path).absolute().parent / ".cache/search.json"
    known = Remembered(cache, [Path(module.__file__ or "") for module in (packing, range_coder)])

    def packed(places: Sequence[packing.Place]) -> packing.Packed:
        answer: packing.Packed = known.answer(packing.digest(places), lambda: packing.pack(places))
        return answer

    text = index_json([pages[name] for name in sorted(pages)], guide.search, guide.phrases, packed)
    known.keep()
    target.write_text(text, encoding="utf-8")
