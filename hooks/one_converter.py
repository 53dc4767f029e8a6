"""Convert all pages of a build with one Markdown converter: MkDocs makes one, with every extension, for each page."""

from types import SimpleNamespace
from typing import Any

import markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages

# There is no setting for it. MkDocs asks the module for nothing but a converter, each time with the same extensions.
SEEN_BY_PAGES = vars(pages)


def on_pre_build(config: MkDocsConfig) -> None:
    # One for each build: the glossary may have changed, and a page that fails may leave anything behind.
    one = markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    SEEN_BY_PAGES["markdown"] = SimpleNamespace(Markdown=lambda **_: one.reset())


def on_post_build(config: MkDocsConfig) -> None:
    SEEN_BY_PAGES["markdown"] = markdown


def on_build_error(error: Exception, **_: Any) -> None:
    SEEN_BY_PAGES["markdown"] = markdown
