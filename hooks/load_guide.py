"""Read and check everything that people write, before MkDocs starts to build."""

import logging
import os
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from facts import Problems
from facts.cached import serving
from facts.day import NoMoment, build_day
from pricing.catalog import expired_prices
from pricing.sources import Freshness
from rules.run import findings, read_checked
from rules.told import Told

log = logging.getLogger("mkdocs.hooks.guide")
_of_builds: list[Told] = []


def on_startup(command: str, dirty: bool) -> None:
    serving(command == "serve")


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
    config.extra["findings"] = told = Told(partial(findings, root, guide))
    _of_builds.append(told)
    if guide.catalog.freshness is Freshness.EXPIRED:
        allowed = os.environ.get("STALE_PRICES") == "allow"
        log.log(logging.INFO if allowed else logging.WARNING, expired_prices(guide.catalog))


def on_files(files: Files, config: MkDocsConfig) -> None:
    pages = config.extra["guide"].by_uri
    for file in files:
        if file.src_uri in pages:
            file.content_string = pages[file.src_uri].text  # as it was checked; no need to read it again


def on_env(env: Any, config: MkDocsConfig, **_: Any) -> None:
    _tell()


def on_build_error(error: Exception, **_: Any) -> None:
    _tell()  # who mends the error has no need to build once more to hear of the rest


def _tell() -> None:
    while _of_builds:
        _of_builds.pop().tell()
