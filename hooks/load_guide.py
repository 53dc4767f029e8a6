"""Read and check everything that people write, before MkDocs starts to build."""

import logging
import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.utils import get_build_datetime

from datafiles import Problems
from guide.fact_age import old_facts
from guide.load import load_guide
from guide.reading import known_levels
from pricing.catalog import expired_prices
from pricing.freshness import Freshness

log = logging.getLogger("mkdocs.hooks.guide")


@event_priority(100)  # before the macros plugin, which needs the data
def on_config(config: MkDocsConfig) -> None:
    root = Path(config.config_file_path).absolute().parent
    try:
        guide = load_guide(root, Path(config.docs_dir), get_build_datetime().date())
    except Problems as problems:
        raise PluginError(str(problems)) from None
    config.extra["guide"] = guide


def on_pre_build(config: MkDocsConfig) -> None:
    guide = config.extra["guide"]
    levels = known_levels(Path(config.config_file_path).absolute().parent)
    for problem in guide.warnings(levels):
        log.warning(str(problem))
    levels.keep()
    for line in old_facts(guide.pages, guide.catalog.day):
        log.info(line)
    if guide.catalog.freshness is Freshness.EXPIRED:
        allowed = os.environ.get("STALE_PRICES") == "allow"
        log.log(logging.INFO if allowed else logging.WARNING, expired_prices(guide.catalog))
