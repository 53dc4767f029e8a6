"""Change each page for the last time, one half here and one half aside; `mkdocs serve` does without."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from weight.finish import finish


def on_pre_build(config: MkDocsConfig) -> None:
    config.extra["changes"] = []
    config.extra["aside"].put("finish", finish)


@event_priority(-70)  # after those that say what is to change
def on_post_build(config: MkDocsConfig) -> None:
    if changes := config.extra["changes"]:
        site, roots = Path(config.site_dir), config.extra["used"].roots
        names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
        try:
            others = config.extra["aside"].ask("finish", "__call__", site, names[::2], roots, changes)
            finish(site, names[1::2], roots, changes)
            others()
        except ValueError as error:
            raise PluginError(str(error)) from None
