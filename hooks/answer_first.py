"""Open every question and every fix with its one-sentence answer, the `description` of its front matter."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs_macros.plugin import MacrosPlugin

from guide.front_matter import Fix, Question, kind


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    # Hooks run after plugins: figures in the description are filled in by the macros plugin, like those in the text.
    macros: MacrosPlugin = config.plugins["macros"]
    if macros.has_j2(page.meta["description"]):
        page.meta["description"] = macros.render(page.meta["description"])
    if kind(page.file.src_uri) in (Question, Fix):
        return f"{page.meta['description']}\n{{ .answer }}\n\n{markdown}"
    return markdown
