"""For programs: JSON-LD, a twin of each page in Markdown, llms.txt, and a sitemap with the dates of the facts."""

from collections import ChainMap
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from guide.for_machines import Twins, last_change, llms_full_txt, llms_txt
from guide.structured_data import Texts, is_answer, json_ld, trail
from guide.twin import twin_name
from publish_prices import feeds


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> None:
    guide = config.extra["guide"]
    page.update_date = last_change(guide.by_uri[page.file.src_uri], guide.catalog.published).isoformat()


@event_priority(-50)  # after all that changes the content
def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> None:
    if is_answer(config.extra["guide"].by_uri[page.file.src_uri].meta):
        config.extra["aside"].tell("texts", "add", page.file.src_uri, html)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    guide, texts = config.extra["guide"], config.extra["aside"].ask("texts", "all")()

    def structured_data(page: Page) -> str:
        def address(src_uri: str) -> str:
            other = files.src_uris[src_uri]
            return urljoin(config.site_url, other.url) if config.site_url else other.url_relative_to(page.file)

        way = trail(guide.by_uri, page.file.src_uri)
        return json_ld(
            way,
            description=page.meta["description"],
            content=page.content or "",
            text=texts.get(page.file.src_uri, ""),
            address=address,
        )

    env.globals["structured_data"] = structured_data
    env.globals["twin_address"] = lambda page: twin_name(page.file.dest_uri)


def on_pre_build(config: MkDocsConfig) -> None:
    config.extra["aside"].put("texts", Texts())
    config.extra["aside"].put("twins", Twins(Path(config.site_dir), config.site_url or ""))


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    name = twin_name(page.file.dest_uri)
    config.extra["aside"].share("twins", "add", page.file.src_uri, page.url, name, page.meta["description"], output)


def on_post_build(config: MkDocsConfig) -> None:
    guide, site = config.extra["guide"], Path(config.site_dir)
    listed = ChainMap(*config.extra["aside"].collect("twins", "listed"))
    template = feeds(config).get_template("llms.txt")
    names = {"name": config.site_name, "summary": config.site_description or "", "home": config.site_url or ""}
    (site / "llms.txt").write_text(llms_txt(template, guide, listed, **names), encoding="utf-8")
    (site / "llms-full.txt").write_text(llms_full_txt(guide, listed), encoding="utf-8")
