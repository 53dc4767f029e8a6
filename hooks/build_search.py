"""Write the index of the search: the text of every page, cut at its headings."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from search.index import FILE
from search.indexer import Indexer


def on_pre_build(config: MkDocsConfig) -> None:
    cache = Path(config.config_file_path).absolute().parent / ".cache/search.json"
    config.extra["aside"].put("search", Indexer(config.extra["guide"], Path(config.site_dir, FILE), cache))


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: object) -> None:
    config.extra["aside"].tell("search", "add", page.file.src_uri, page.url, page.meta["description"], html)


@event_priority(
    -48
)  # it takes long, so after used.py, which waits for the pages, and before slim.py, which is busy here
def on_post_build(config: MkDocsConfig) -> None:
    config.extra["aside"].ask("search", "write")
