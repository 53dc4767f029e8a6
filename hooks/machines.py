"""For programs: JSON-LD, a twin of each page in Markdown, llms.txt, and a sitemap with the dates of the facts."""

from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from guide.for_machines import Twins, last_change, llms_txt
from guide.structured_data import json_ld, trail
from guide.twin import twin_name
from publish_prices import feeds


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> None:
    guide = config.extra["guide"]
    page.update_date = last_change(guide.by_uri[page.file.src_uri], guide.catalog.published).isoformat()


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    guide = config.extra["guide"]

    def structured_data(page: Page) -> str:
        def address(src_uri: str) -> str:
            other = files.src_uris[src_uri]
            return urljoin(config.site_url, other.url) if config.site_url else other.url_relative_to(page.file)

        way = trail(guide.by_uri, page.file.src_uri)
        return json_ld(way, description=page.meta["description"], content=page.content or "", address=address)

    env.globals["structured_data"] = structured_data
    env.globals["twin_address"] = lambda page: twin_name(page.file.dest_uri)
    config.extra["twins"] = Twins(config.site_url or "")


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    name = twin_name(page.file.dest_uri)
    path = Path(config.site_dir, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = config.extra["twins"].add(page.file.src_uri, page.url, name, page.meta["description"], output)
    path.write_text(text, encoding="utf-8")


def on_post_build(config: MkDocsConfig) -> None:
    guide, site = config.extra["guide"], Path(config.site_dir)
    twins = config.extra.pop("twins")  # large, and done with
    template = feeds(config).get_template("llms.txt")
    text = llms_txt(template, guide, twins, name=config.site_name, summary=config.site_description or "")
    (site / "llms.txt").write_text(text, encoding="utf-8")
    (site / "llms-full.txt").write_text(twins.all(guide), encoding="utf-8")
