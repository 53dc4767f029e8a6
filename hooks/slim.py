"""Make the built site light, for phones that are slow and data that is paid for; `mkdocs serve` does without."""

from functools import reduce
from operator import or_
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from weight.site import slim
from weight.use import Use

_serving = False


def on_startup(command: str, dirty: bool) -> None:
    global _serving
    _serving = command == "serve" or dirty


def on_pre_build(config: MkDocsConfig) -> None:
    config.extra["aside"].put("use", Use(Path(config.site_dir)))
    config.extra["looked_at"] = set()


@event_priority(-50)  # after all that changes the page
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    if not _serving:
        config.extra["looked_at"].add(page.file.dest_uri)
        config.extra["aside"].share("use", "add", page.file.dest_uri, output)


@event_priority(-50)  # after all that writes pages
def on_post_build(config: MkDocsConfig) -> None:
    if not _serving:
        site, aside = Path(config.site_dir), config.extra["aside"]
        for path in sorted(site.rglob("*.html")):  # those that MkDocs takes for no pages
            if (name := path.relative_to(site).as_posix()) not in config.extra["looked_at"]:
                aside.share("use", "add", name, path.read_text(encoding="utf-8"))
        config.extra["used"] = used = reduce(or_, aside.collect("use", "all"))
        cache = Path(config.config_file_path).absolute().parent / ".cache" / "stylesheets"
        try:
            config.extra["changes"].append(slim(site, used, cache=cache, home=config.site_url or ""))
        except ValueError as error:
            raise PluginError(str(error)) from None
