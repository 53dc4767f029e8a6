"""Ask at build time whether the links that pages use still lead somewhere; `mkdocs serve` asks nothing."""

import logging
import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

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


_used: list[UsedLinks] = []


def on_pre_build(config: MkDocsConfig) -> None:
    _used[:] = [UsedLinks(config.extra["guide"])]


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    _used[0].add(page.file.src_uri, output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> None:
    found = outside_links(output_content) if template_name.endswith(".html") else ()
    config.extra["site_links"].add((url, f"{template_name}:1:1") for url in sorted(found))


def on_post_build(config: MkDocsConfig) -> None:
    found = _used[0].all()
    for page in sorted(found):
        config.extra["site_links"].add(found[page])
    own = own_addresses(config.site_url or "", config.repo_url or "")
    outcome = config.extra["site_links"].report(config.extra["guide"].registry, own=own)
    for line in outcome.warnings:
        log.warning(line)
    for line in outcome.notes:
        log.info(line)
