"""What the templates of the theme may use beside MkDocs' own variables."""

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from guide.fact_age import TELL_READER_AFTER_DAYS
from guide.nearby import Nearby
from pricing import wording
from pricing.freshness import NOTE_AFTER_DAYS, STALE_AFTER_DAYS


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    sections = config.extra["guide"].sections

    def address(name: str) -> str:
        """The URL, from the root of the site, of the page or section with this id."""
        section = sections[name]
        page = files.src_uris[section.src_uri]
        return f"{page.url}#{section.anchor}" if section.anchor else page.url

    env.globals["guide"] = config.extra["guide"]
    env.globals["address"] = address
    env.globals["read_next"] = Nearby(config.extra["guide"].pages).was_this_not_it
    env.globals["note_after_days"] = NOTE_AFTER_DAYS
    env.globals["stale_after_days"] = STALE_AFTER_DAYS
    env.globals["facts_old_after"] = TELL_READER_AFTER_DAYS
    env.filters["day"] = wording.day
