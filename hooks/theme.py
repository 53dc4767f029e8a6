"""What the templates of the theme may use beside MkDocs' own variables."""

from collections.abc import Iterable, Iterator
from functools import cache, partial
from importlib.metadata import version

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.toc import AnchorLink

from facts.ages import PRICES_NOTE_AFTER, PRICES_STALE_AFTER, TELL_READER_AFTER
from guide.nearby import read_next
from guide.shared_parts import SharedParts
from guide.theme_styles import theme_styles
from pricing import wording


def on_pre_build(config: MkDocsConfig) -> None:
    config.extra["aside"].put("read next", partial(read_next, config.extra["guide"].pages))


def on_files(files: Files, config: MkDocsConfig) -> None:
    config.extra["read_next"] = config.extra["aside"].ask("read next", "__call__")


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    sections = config.extra["guide"].sections

    @cache
    def address(name: str) -> str:
        """The URL, from the root of the site, of the page or section with this id."""
        section = sections[name]
        page = files.src_uris[section.src_uri]
        return f"{page.url}#{section.anchor}" if section.anchor else page.url

    @cache
    def title(name: str) -> str:
        """The title of the page or section with this id, in HTML; macros in a heading are filled in."""
        section = sections[name]
        page = files.src_uris[section.src_uri].page
        headings = _headings(page.toc) if page and page.toc else ()
        return next((it.title for it in headings if it.id == section.anchor), escape(section.title))

    try:
        env.globals["theme_styles"] = theme_styles(files.src_uris)
    except ValueError as error:
        raise PluginError(str(error)) from None
    env.globals["material_version"] = version("mkdocs-material")
    config.extra["shared"] = shared = SharedParts()
    env.globals["shared"] = shared.part
    env.globals["guide"] = config.extra["guide"]
    env.globals["address"] = address
    env.globals["title"] = title
    env.globals["read_next"] = config.extra["read_next"]()
    env.globals["note_after_days"] = PRICES_NOTE_AFTER
    env.globals["stale_after_days"] = PRICES_STALE_AFTER
    env.globals["facts_old_after"] = TELL_READER_AFTER
    env.filters["day"] = wording.day


def _headings(links: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for link in links:
        yield link
        yield from _headings(link.children)
