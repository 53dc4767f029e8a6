"""What the templates of overrides/ may use beside MkDocs' own variables."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from urllib.parse import urljoin

from jinja2 import Environment
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from facts.ages import PRICES_NOTE_AFTER, PRICES_STALE_AFTER, TELL_READER_AFTER
from finish.markdown_copy import copy_name
from guide.breadcrumbs import json_ld, trail
from guide.nearby import read_next
from guide.other_languages import own
from web.assets import needs_more_styles
from web.policy import content_policy, inline_scripts

# The title of a page that is not translated.
IN_ENGLISH = '<span lang="en" dir="ltr">{}</span>'
_serving = False


def on_startup(command: str, dirty: bool) -> None:
    global _serving
    _serving = command == "serve"


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    guide, languages = config.extra["guide"], config.extra["languages"]
    here = own(guide)
    env.trim_blocks = env.lstrip_blocks = True

    @cache
    def address(name: str) -> str:
        """The URL, from the root of the site, of the page or section with this id."""
        section = guide.sections[name]
        page = files.src_uris[section.src_uri]
        return f"{page.url}#{section.anchor}" if section.anchor else page.url.removeprefix("./")

    @cache
    def title(name: str) -> str:
        """The title of the page or section with this id, in HTML; macros in a heading are filled in."""
        section = guide.sections[name]
        page = files.src_uris[section.src_uri].page
        headings = _headings(page.toc) if page and page.toc else ()
        found = next((it.title for it in headings if it.id == section.anchor), escape(section.title))
        return found if guide.is_translated(section.src_uri) else Markup(IN_ENGLISH).format(Markup(found))  # noqa: S704

    def breadcrumbs(page: Page) -> str:
        """The way to a page, in the words of search engines; without SITE_URL its addresses are relative."""

        def whole(src_uri: str) -> str:
            other = files.src_uris[src_uri]
            return urljoin(config.site_url, other.url) if config.site_url else other.url_relative_to(page.file)

        return json_ld(trail(guide.by_uri, page.file.src_uri), whole)

    def english_url(page: Page | None) -> str:
        return page.url.removeprefix(here.folder) if page else ""

    def others(page: Page | None) -> list[dict[str, str]]:
        """The page in each other language: its address from the root of the site, and what the language is called."""
        src_uri = page.file.src_uri if page else ""
        return [
            {"code": it.code, "name": it.name, "direction": it.direction, "url": it.url(src_uri, english_url(page))}
            for it in languages
            if it.code != here.code
        ]

    def alternates(page: Page) -> list[tuple[str, str]]:
        """The languages in which the page is translated and its addresses, for search engines; none if in one alone."""
        src_uri, site = page.file.src_uri, config.site_url
        having = [it for it in languages if src_uri in it.pages]
        if not site or len(having) < 2 or src_uri not in here.pages:
            return []
        found = [(it.code, urljoin(site, it.url(src_uri, english_url(page)))) for it in having]
        return [*found, ("x-default", urljoin(site, english_url(page)))]

    scripts = inline_scripts(env.get_template("partials/colors.html").render())
    env.globals["policy"] = content_policy(scripts, header=False, reloads=_serving)
    env.globals["material_version"] = version("mkdocs-material")
    env.globals["guide"] = guide
    env.globals["language"] = guide.language
    env.globals["words"] = guide.language.words
    env.globals["named"] = guide.language.named
    env.globals["others"] = others
    env.globals["alternates"] = alternates
    env.globals["english_address"] = english_url
    env.globals["address"] = address
    env.globals["title"] = title
    env.globals["breadcrumbs"] = breadcrumbs
    env.globals["markdown_copy"] = lambda page: copy_name(page.file.dest_uri)
    env.globals["read_next"] = read_next(guide.pages)
    env.globals["needs_more_styles"] = needs_more_styles
    env.globals["note_after_days"] = PRICES_NOTE_AFTER
    env.globals["stale_after_days"] = PRICES_STALE_AFTER
    env.globals["facts_old_after"] = TELL_READER_AFTER
    env.filters["day"] = guide.language.figures.day


def _headings(links: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for link in links:
        yield link
        yield from _headings(link.children)
