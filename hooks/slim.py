"""Make the built site light, for phones that are slow and data that is paid for; `mkdocs serve` does without."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from weight.site import slim


@event_priority(-50)  # after used.py
def on_post_build(config: MkDocsConfig) -> None:
    if used := config.extra.get("used"):
        cache = Path(config.config_file_path).absolute().parent / ".cache" / "stylesheets"
        try:
            lighter = slim(Path(config.site_dir), used, cache=cache, home=config.site_url or "")
        except ValueError as error:
            raise PluginError(str(error)) from None
        config.extra["changes"].append(lighter)
