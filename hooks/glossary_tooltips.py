"""Explain the words of data/glossary.yml where they first stand on a page."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from guide.glossary import first_of_each


def on_config(config: MkDocsConfig) -> None:
    config.mdx_configs.setdefault("abbr", {})["glossary"] = config.extra["guide"].glossary.tooltips()


def on_page_content(html: str, **_: Any) -> str:
    return first_of_each(html)
