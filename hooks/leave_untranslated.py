"""Have browsers that translate a page leave the words on buttons, code and names as they are."""

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig

from guide.untranslated import WRITTEN, Untranslated, names_of


def on_config(config: MkDocsConfig) -> None:
    config.extra["names"] = names = names_of(config.extra["guide"])
    config.markdown_extensions.append(Untranslated(names))


def on_env(env: Environment, config: MkDocsConfig, **_: object) -> None:
    env.filters["names"] = config.extra["names"].in_html
    env.globals["untranslated"] = WRITTEN
