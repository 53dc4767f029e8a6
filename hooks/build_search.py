"""Write the index of the search: the text of every page, cut at its headings."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from search.index import FILE, IndexedPage, index_json
from search.sections import cut


def on_files(files: Files, config: MkDocsConfig) -> None:
    config.extra["indexed_pages"] = {}


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: object) -> None:
    meta = config.extra["guide"].by_uri[page.file.src_uri].meta
    description = page.meta["description"]
    config.extra["indexed_pages"][page.file.src_uri] = IndexedPage(
        page.url, meta.model_copy(update={"description": description}), cut(html)
    )


def on_post_build(config: MkDocsConfig) -> None:
    target = Path(config.site_dir, FILE)
    target.parent.mkdir(parents=True, exist_ok=True)
    guide, pages = config.extra["guide"], config.extra["indexed_pages"]
    text = index_json([pages[name] for name in sorted(pages)], guide.search, guide.phrases)
    target.write_text(text, encoding="utf-8")
