"""Make the built site light, for phones that are slow and data that is paid for; `mkdocs serve` does without."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from weight.site import slim

_serving = False


def on_startup(command: str, dirty: bool) -> None:
    global _serving
    _serving = command == "serve" or dirty


@event_priority(-50)  # after all that writes pages, before keep_site.py puts them in their place
def on_post_build(config: MkDocsConfig) -> None:
    if not _serving:
        cache = Path(config.config_file_path).absolute().parent / ".cache" / "stylesheets"
        try:
            slim(Path(config.site_dir), cache=cache, home=config.site_url or "")
        except ValueError as error:
            raise PluginError(str(error)) from None
