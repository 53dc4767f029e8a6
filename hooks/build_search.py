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
    words, code = guide.language.words.group("search-results"), guide.language.code
    _index[:] = [Index(guide.search, guide.languages, words, code, guide.search_words)]


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: object) -> None:
    guide, name = config.extra["guide"], page.file.src_uri
    english = guide.english.by_uri[name] if guide.english and guide.is_translated(name) else None
    meta, description = guide.by_uri[name].meta, page.meta["description"]
    _index[0].add(name, page.url, meta, description, dict(_headings(page.toc)), english)


def on_post_build(config: MkDocsConfig) -> None:
    target = Path(config.site_dir, own(config.extra["guide"]).folder, FILE)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(_index.pop().json(), encoding="utf-8")


def _headings(toc: Iterable[AnchorLink]) -> Iterator[tuple[str, str]]:
    """The headings with their ids, in the order of the page."""
    for heading in toc:
        yield heading.id, unescape(heading.title)
        yield from _headings(heading.children)
