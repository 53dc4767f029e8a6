"""Refuse a page whose text brings code, a frame or a handler, however it got there."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

from guide.finished import unsafe
from guide.prose import line_of


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> None:
    source = config.extra["guide"].by_uri[page.file.src_uri]
    for found in unsafe(html):
        line = line_of(source.text, max(source.text.find(found), 0))
        raise PluginError(f"{source.file}:{line}: '{found}' may not stand on a page. Take it out.")
