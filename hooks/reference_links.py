"""Give every page the addresses of data/links.yml, so that Markdown can link by id."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from guide.references import definitions


def on_page_markdown(markdown: str, config: MkDocsConfig, **_: Any) -> str:
    links = config.extra["guide"].registry.registry.links
    used = {link_id: link.url for link_id, link in links.items() if f"[{link_id}]" in markdown}
    return f"{markdown}\n\n{definitions(used)}\n"
