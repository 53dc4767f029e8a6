"""Tell which links of pages lead nowhere: those within the site in each build, those to others by asking their servers.

`mkdocs serve` asks nothing.
"""

import logging
import os
from datetime import UTC, datetime
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page

from guide.page_links import UsedLinks
from guide.site_links import SiteLinks, WrittenLinks
from guide.written_links import wrong_links
from links.broken import broken_links
from links.build import check_build, own_addresses
from links.cache import FILE, Cache
from links.settings import Mode, mode

log = logging.getLogger("mkdocs.hooks.links")
_serving = False
# Of the build that runs.
_mode: Mode
_cache: Cache
_used: UsedLinks
_within: SiteLinks
_written = WrittenLinks()


def on_startup(command: str, dirty: bool) -> None:
    global _serving
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    global _mode, _cache, _used, _within
    _mode = mode(os.environ.get("LINKCHECK"), serving=_serving)
    if config.extra["guide"].english:
        _mode = Mode.OFF  # the English site has the same links to others
    _cache = Cache(Path(config.config_file_path).parent / FILE)
    _used, _within = UsedLinks(), SiteLinks()
    config.markdown_extensions += [_written]
    known = broken_links(config.extra["guide"].registry.registry, _cache)
    config.extra["site_links"] = {"last_checked": _cache.newest_ok(), "broken": known}


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: object) -> None:
    _within.add(config.extra["guide"].by_uri[page.file.src_uri], _written.links, html)


def on_env(env: object, config: MkDocsConfig, files: Files) -> None:
    pages = config.extra["guide"].by_uri
    kept = (file for file in files if file.inclusion is not InclusionLevel.EXCLUDED)
    ids = {file.src_uri: (file.page and file.page.present_anchor_ids) or set() for file in kept}
    for name in pages.keys() & ids.keys():
        ids[name].add(pages[name].meta.id)  # of the title, which stands in a template
    root = Path(config.config_file_path).absolute().parent
    told = {(it.page.src_uri, it.link) for it in wrong_links(pages.values(), root)}
    for problem in _within.problems(ids, root, told):
        log.warning(str(problem))


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
    for line in (*outcome.aged, *outcome.notes):
        log.info(line)
