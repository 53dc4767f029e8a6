"""Change each page for the last time, here and aside; `mkdocs serve` does without."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from weight.finish import finish

BUNCH = 50


def on_pre_build(config: MkDocsConfig) -> None:
    config.extra["changes"] = []
    config.extra["aside"].put("finish", finish)


@event_priority(-70)  # after those that say what is to change
def on_post_build(config: MkDocsConfig) -> None:
    if changes := config.extra["changes"]:
        site, roots, aside = Path(config.site_dir), config.extra["used"].roots, config.extra["aside"]
        names = config.extra["pages"]
        try:
            for at in range(0, len(names), BUNCH):
                bunch = {name: roots.get(name) for name in names[at : at + BUNCH]}
                aside.share("finish", "__call__", site, bunch, changes)
                aside.divide()
            aside.close()
        except ValueError as error:
            raise PluginError(str(error)) from None
