"""Build beside the earlier site and change places at the end: a build that fails loses nothing."""

import logging
import shutil
import tempfile
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler

_staged: dict[str, tempfile.TemporaryDirectory[str]] = {}
_serving = False


def on_startup(command: str, dirty: bool) -> None:
    global _serving
    _serving = command == "serve" or dirty


def on_config(config: MkDocsConfig) -> None:
    if not _serving:
        site = Path(config.site_dir)
        site.parent.mkdir(parents=True, exist_ok=True)
        # Removed when Python ends, however it ends.
        stage = tempfile.TemporaryDirectory(dir=site.parent, prefix=f".{site.name}-")
        _staged[str(site)] = stage
        config.site_dir = stage.name


@event_priority(-100)  # after everything that writes into the site or warns
def on_post_build(config: MkDocsConfig) -> None:
    for site, stage in list(_staged.items()):
        if stage.name == config.site_dir:
            config.site_dir = site
            del _staged[site]
            if not _strict_build_fails():
                Path(stage.name).chmod(0o755)
                shutil.rmtree(site, ignore_errors=True)
                Path(stage.name).rename(site)


def _strict_build_fails() -> bool:
    """Whether MkDocs has counted a warning and will refuse the build; it counts in strict mode alone."""
    counters = [handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)]
    return any(counter.get_counts() for counter in counters)
