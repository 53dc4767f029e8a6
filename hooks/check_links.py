"""Ask at build time whether the links that pages use still lead somewhere; `mkdocs serve` asks nothing."""

import logging
import os
from datetime import UTC, datetime
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

from guide.page_links import UsedLinks
from links.build import check_build, own_addresses
from links.cache import FILE, Cache
from links.settings import Mode, SettingError, mode

log = logging.getLogger("mkdocs.hooks.links")
_serving = False
# Of the build that runs.
_mode: Mode
_cache: Cache
_used: UsedLinks


def on_startup(command: str, dirty: bool) -> None:
    global _serving
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    global _mode, _cache, _used
    try:
        _mode = mode(os.environ.get("LINKCHECK"), serving=_serving)
    except SettingError as error:
        raise PluginError(str(error)) from None
    _cache = Cache(Path(config.config_file_path).parent / FILE)
    _used = UsedLinks()
    config.extra["site_links"] = {"last_checked": _cache.newest_ok()}


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    guide = config.extra["guide"]
    _used.add(output, guide.by_uri[page.file.src_uri], guide.registry.registry.by_url)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> None:
    if template_name.endswith(".html"):
        _used.add_template(output_content, template_name)


def on_post_build(config: MkDocsConfig) -> None:
    own = own_addresses(config.site_url or "", config.repo_url or "")
    outcome = check_build(_used.places(), config.extra["guide"].registry, _cache, _mode, datetime.now(UTC), own=own)
    for line in outcome.warnings:
        log.warning(line)
    for line in outcome.notes:
        log.info(line)
