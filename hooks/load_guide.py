"""Read and check everything that people write, before MkDocs starts to build."""

import logging
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from datafiles import Problems
from pricing.catalog import expired_prices
from pricing.freshness import Freshness
from provenance.day import NoMoment, build_day
from rules.rule import Level
from rules.run import Finding, findings, read_checked

log = logging.getLogger("mkdocs.hooks.guide")
_asked: list[Callable[[], list[Finding]]] = []


@event_priority(100)  # before the macros plugin, which needs the data
def on_config(config: MkDocsConfig) -> None:
    root = Path(config.config_file_path).absolute().parent
    try:
        config.extra["guide"] = read_checked(root, Path(config.docs_dir), build_day())
    except (Problems, NoMoment) as problem:
        raise PluginError(str(problem)) from None


@event_priority(-100)  # after those that have something put aside: with the first question it is too late
def on_pre_build(config: MkDocsConfig) -> None:
    guide, root = config.extra["guide"], Path(config.config_file_path).absolute().parent
    config.extra["aside"].put("rules", partial(findings, root, guide))
    _asked.append(config.extra["aside"].ask("rules", "__call__"))
    if guide.catalog.freshness is Freshness.EXPIRED:
        allowed = os.environ.get("STALE_PRICES") == "allow"
        log.log(logging.INFO if allowed else logging.WARNING, expired_prices(guide.catalog))


def on_env(env: Any, config: MkDocsConfig, **_: Any) -> None:
    _tell()


def on_build_error(error: Exception, **_: Any) -> None:
    _tell()


def _tell() -> None:
    """Tell what breaks a rule; also when the build has failed by then, so that it need not fail twice."""
    while _asked:
        for found in _asked.pop()():
            log.log(logging.INFO if found.rule.level is Level.NOTE else logging.WARNING, str(found))
