"""Write the index of the search: the text of every page, cut at its headings."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from search.index import FILE, Index
from search.sections import cut

# That of the build that runs.
_index: list[Index] = []


def on_pre_build(config: MkDocsConfig) -> None:
    guide = config.extra["guide"]
    _index[:] = [Index(guide.search, guide.languages)]


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: object) -> None:
    source = config.extra["guide"].by_uri[page.file.src_uri]
    _index[0].add(page.file.src_uri, page.url, source.meta, page.meta["description"], cut(html))


def on_post_build(config: MkDocsConfig) -> None:
    target = Path(config.site_dir, FILE)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(_index.pop().json(), encoding="utf-8")
