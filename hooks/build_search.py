"""Write the index of the search from the names and headings of every page."""

from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from guide.other_languages import own
from search.index import FILE, Index

# That of the build that runs.
_index: list[Index] = []


def on_pre_build(config: MkDocsConfig) -> None:
    guide = config.extra["guide"]
    _index[:] = [Index(guide.search, guide.languages, guide.language.words.group("search-results"))]


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: object) -> None:
    meta = config.extra["guide"].by_uri[page.file.src_uri].meta
    _index[0].add(page.file.src_uri, page.url, meta, page.meta["description"], dict(_headings(page.toc)))


def on_post_build(config: MkDocsConfig) -> None:
    target = Path(config.site_dir, own(config.extra["guide"]).folder, FILE)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(_index.pop().json(), encoding="utf-8")


def _headings(toc: Iterable[AnchorLink]) -> Iterator[tuple[str, str]]:
    """The headings with their ids, in the order of the page."""
    for heading in toc:
        yield heading.id, unescape(heading.title)
        yield from _headings(heading.children)
