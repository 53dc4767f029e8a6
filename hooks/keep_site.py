"""Build beside the earlier site and change places at the end: a build that fails loses nothing, whatever ends it."""

import logging
import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler

from facts.ending import catch_signals, leave, trouble
from facts.folders import Stage

log = logging.getLogger("mkdocs.hooks.site")
ELSEWHERE = "An earlier site is as it was; `mkdocs build -d FOLDER` builds into another folder."
_serving = False
_dirty = False
# Of the builds that run, by the name of the folder that each fills.
_stages: dict[str, Stage] = {}
# What a signal leaves no time to remove in another way; MkDocs removes the folder of `mkdocs serve` when all is well.
_temporary: set[str] = set()


def on_startup(command: str, dirty: bool) -> None:
    global _serving, _dirty
    _serving, _dirty = command == "serve", dirty
    catch_signals(_end)


def on_config(config: MkDocsConfig) -> None:
    if not _serving and not _dirty:
        try:
            stage = Stage(Path(config.site_dir))
        except OSError as error:
            raise PluginError(f"{trouble(error)} {ELSEWHERE}") from None
        config.site_dir = str(stage.folder)
        _stages[config.site_dir] = stage
    if not _dirty or _serving:
        _temporary.add(config.site_dir)


@event_priority(-100)  # after everything that writes into the site or warns
def on_post_build(config: MkDocsConfig) -> None:
    if stage := _stages.get(config.site_dir):
        config.site_dir = str(stage.place)
        if not _strict_build_fails():
            try:
                stage.put_into_place()
            except OSError as error:
                raise PluginError(f"{trouble(error)} {ELSEWHERE}") from None
            del _stages[str(stage.folder)]


def on_build_error(error: Exception) -> None:
    if isinstance(error, OSError):  # a full disk, a page that nobody may read
        log.error(f"{trouble(error, 'The site')} {ELSEWHERE}")
        raise Abort("Aborted: a file or folder cannot be used.")


def on_shutdown() -> None:
    for stage in _stages.values():
        stage.discard()


def _end(status: int) -> None:
    for folder in _temporary:
        shutil.rmtree(folder, ignore_errors=True)
    leave(status)


def _strict_build_fails() -> bool:
    """Whether MkDocs has counted a warning and will refuse the build; it counts in strict mode alone."""
    counters = [handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)]
    return any(counter.get_counts() for counter in counters)
