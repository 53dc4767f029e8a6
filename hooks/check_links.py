"""Ask at build time whether the links that pages use still lead somewhere; `mkdocs serve` asks nothing."""

import logging
from collections import defaultdict

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from guide.link_places import link_places
from links.probe import probe
from links.report import report

CEILING_SECONDS = 20.0

log = logging.getLogger("mkdocs.hooks.links")
_serving = False
_places: dict[str, list[str]] = defaultdict(list)


def on_startup(command: str, dirty: bool) -> None:
    global _serving
    _serving = command == "serve"


def on_pre_build(config: MkDocsConfig) -> None:
    _places.clear()


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    guide = config.extra["guide"]
    for url, place in link_places(output, guide.by_uri[page.file.src_uri], guide.registry.registry.by_url):
        _places[url].append(place)


def on_post_build(config: MkDocsConfig) -> None:
    if _serving:
        return
    outcome = report(probe(_places, ceiling=CEILING_SECONDS), _places, config.extra["guide"].registry)
    for line in outcome.warnings:
        log.warning(line)
    for line in outcome.notes:
        log.info(line)
