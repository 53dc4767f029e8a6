"""Ask at build time whether the links that pages use still lead somewhere; `mkdocs serve` asks nothing."""

import logging
import os
from collections import ChainMap
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from guide.link_places import outside_links
from guide.site_links import SiteLinks
from guide.stray_links import own_addresses
from guide.used_links import UsedLinks

log = logging.getLogger("mkdocs.hooks.links")
_serving = False


def on_startup(command: str, dirty: bool) -> None:
    global _serving
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    root = Path(config.config_file_path).absolute().parent
    try:
        config.extra["site_links"] = SiteLinks(root, os.environ.get("LINKCHECK"), serving=_serving)
    except ValueError as error:
        raise PluginError(str(error)) from None


def on_pre_build(config: MkDocsConfig) -> None:
    config.extra["aside"].put("links", UsedLinks(config.extra["guide"]))


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    own, _ = config.extra["shared"].apart(output, get_relative_url(".", page.url))
    config.extra["aside"].share("links", "add", page.file.src_uri, own)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> None:
    found = outside_links(output_content) if template_name.endswith(".html") else ()
    config.extra["site_links"].add((url, f"{template_name}:1:1") for url in sorted(found))


def on_post_build(config: MkDocsConfig) -> None:
    found = ChainMap(*config.extra["aside"].collect("links", "all"))
    for page in sorted(found):
        config.extra["site_links"].add(found[page])
    for name, part in config.extra["shared"]:
        config.extra["site_links"].add((url, f"{name}:1:1") for url in sorted(outside_links(part)))
    own = own_addresses(config.site_url or "", config.repo_url or "")
    outcome = config.extra["site_links"].report(config.extra["guide"].registry, own=own)
    for line in outcome.warnings:
        log.warning(line)
    for line in outcome.notes:
        log.info(line)
