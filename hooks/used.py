"""Find out what pages use of styles, scripts and files, for slim.py; `mkdocs serve` does without."""

from functools import reduce
from operator import or_
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from weight.use import Use

_serving = False


def on_startup(command: str, dirty: bool) -> None:
    global _serving
    _serving = command == "serve" or dirty


def on_pre_build(config: MkDocsConfig) -> None:
    config.extra["aside"].put("use", Use(Path(config.site_dir)))


@event_priority(-50)  # after all that changes the page
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    if not _serving:
        own, frame = config.extra["shared"].apart(output, get_relative_url(".", page.url))
        config.extra["aside"].share("use", "add", page.file.dest_uri, own, frame)


@event_priority(-45)  # after all that writes pages
def on_post_build(config: MkDocsConfig) -> None:
    if not _serving:
        site, used = Path(config.site_dir), reduce(or_, config.extra["aside"].collect("use", "all"))
        config.extra["pages"] = names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
        rest = Use(site)  # 404.html, and those that MkDocs takes for no pages
        for name in names:
            if name not in used.roots:
                rest.add(name, (site / name).read_text(encoding="utf-8"))
        config.extra["used"] = used | rest.all()
