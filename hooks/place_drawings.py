"""Draw the screens of data/drawings.yml where pages ask for them."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig

from drawings import layout
from drawings.placing import place
from drawings.words import described
from guide.untranslated import WRITTEN

TEMPLATES = Path("overrides/drawings")


def on_pre_build(config: MkDocsConfig) -> None:
    loader = FileSystemLoader(Path(config.config_file_path).absolute().parent / TEMPLATES)
    env = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    env.globals["untranslated"] = Markup(WRITTEN)  # noqa: S704  # attributes of our own
    config.extra["draw"] = env.get_template("figure.html")


def on_page_content(html: str, config: MkDocsConfig, **_: Any) -> str:
    gallery, figure = config.extra["guide"].gallery, config.extra["draw"]

    def draw(name: str) -> str:
        sheet = gallery.sheet(name)
        return "\n".join(
            filter(str.strip, figure.render(sheet=sheet, size=layout, words=described(sheet)).splitlines())
        )

    return place(html, draw)
