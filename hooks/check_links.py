"""Ask at build time whether the links that pages use still lead somewhere; `mkdocs serve` asks nothing."""

import logging
import os
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

from guide.link_places import link_places, outside_links
from guide.stray_links import stray_links
from links.build import check_build
from links.cache import FILE, Cache
from links.mode import mode

log = logging.getLogger("mkdocs.hooks.links")
_serving = False
_places: dict[str, list[str]] = defaultdict(list)


def on_startup(command: str, dirty: bool) -> None:
    global _serving
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    try:
        config.extra["link_mode"] = mode(os.environ.get("LINKCHECK"), serving=_serving)
    except ValueError as error:
        raise PluginError(str(error)) from None
    config.extra["link_cache"] = Cache(Path(config.config_file_path).absolute().parent / FILE)
    config.extra["links_checked"] = config.extra["link_cache"].newest_ok()
    _places.clear()


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    guide = config.extra["guide"]
    for url, place in link_places(output, guide.by_uri[page.file.src_uri], guide.registry.registry.by_url):
        _places[url].append(place)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> None:
    for url in outside_links(output_content) if template_name.endswith(".html") else ():
        _places[url].append(f"{template_name}:1:1")


def on_post_build(config: MkDocsConfig) -> None:
    registry, extra = config.extra["guide"].registry, config.extra
    used = ((url, place) for url, places in _places.items() for place in places)
    outcome = check_build(_places, registry, extra["link_cache"], extra["link_mode"], datetime.now(UTC))
    for line in (*stray_links(used, registry, home=config.site_url or ""), *outcome.warnings):
        log.warning(line)
    for line in outcome.notes:
        log.info(line)
