"""Read and check everything that people write, before MkDocs starts to build."""

import logging
import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from datafiles import Problems
from guide.fact_age import old_facts
from guide.load import load_guide
from pricing.catalog import expired_prices
from pricing.freshness import Freshness
from provenance.day import NoMoment, build_day

log = logging.getLogger("mkdocs.hooks.guide")


@event_priority(100)  # before the macros plugin, which needs the data
def on_config(config: MkDocsConfig) -> None:
    root = Path(config.config_file_path).absolute().parent
    try:
        guide = load_guide(root, Path(config.docs_dir), build_day())
    except (Problems, NoMoment) as problem:
        raise PluginError(str(problem)) from None
    config.extra["guide"] = guide


def on_pre_build(config: MkDocsConfig) -> None:
    guide = config.extra["guide"]
    for problem in guide.warnings():
        log.warning(str(problem))
    for line in old_facts(guide.pages, guide.catalog.day):
        log.info(line)
    if guide.catalog.freshness is Freshness.EXPIRED:
        allowed = os.environ.get("STALE_PRICES") == "allow"
        log.log(logging.INFO if allowed else logging.WARNING, expired_prices(guide.catalog))
