"""The macros of pages, for the macros plugin and for MkDocs: our own words alone, in a sandbox, and errors in one line.

This file is both the plugin's module, of which it asks `define_env` alone, and a hook. A builder without hooks, such as
Zensical, runs the first half.
"""

import logging
import sys
from pathlib import Path
from typing import Any, NoReturn

from jinja2 import TemplateSyntaxError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page
from mkdocs_macros.errors import format_error
from mkdocs_macros.plugin import MacrosPlugin

sys.path.append(str(Path(__file__).parent))

from facts import Problems
from guide.load import Guide
from guide.macro_sandbox import FOR_TEMPLATES, MACROS, VARIABLES, MacroSandbox, filters, macro_problem
from rules.run import guide_without_hooks

# Of the build that runs, for its language, and for English where pages are not translated.
_sandboxes: dict[str, MacroSandbox] = {}
_given: dict[str, dict[str, Any]] = {}


def define_env(env: MacrosPlugin) -> None:
    guide = env.conf["extra"].get("guide") or guide_without_hooks(Path(__file__).parents[1])
    for name, value in VARIABLES.items():
        env.variables[name] = value(guide)
    for name, macro in {**MACROS, **FOR_TEMPLATES}.items():
        env.macro(macro(guide), name)
    for function in filters(guide):
        env.filter(function)


def on_startup(command: str, dirty: bool) -> None:
    logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)  # nothing when all is well


def on_config(config: MkDocsConfig) -> None:
    macros: MacrosPlugin = config.plugins["macros"]
    guide, root = config.extra["guide"], Path(config.config_file_path).parent
    for spoken in (guide.english, guide):
        if spoken:
            code = spoken.language.code
            _sandboxes[code] = MacroSandbox(spoken, loader=macros.env.loader)
            names = {**VARIABLES, **MACROS, **FOR_TEMPLATES}
            _given[code] = {name: given(spoken) for name, given in names.items()}
    _speak(macros, guide)
    _forget_the_rest(macros)

    def refuse(error: Exception, page: Page, **_: Any) -> NoReturn:
        # The plugin itself would end the process, and `mkdocs serve` with it.
        raise Problems([macro_problem(error, guide.by_uri[page.file.src_uri], root)])

    for kind in (Exception, TemplateSyntaxError):
        format_error.register(kind, refuse)


def on_nav(nav: Any, config: MkDocsConfig, **_: Any) -> None:
    _forget_the_rest(config.plugins["macros"])  # the plugin has added the files of the site


@event_priority(100)  # before the plugin fills in the macros
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> None:
    _speak(config.plugins["macros"], config.extra["guide"].for_page(page.file.src_uri))


def _speak(macros: MacrosPlugin, guide: Guide) -> None:
    """Fill in what follows in the language of this guide."""
    macros._env = _sandboxes[guide.language.code]  # the plugin has no setting for it
    macros.variables.update(_given[guide.language.code])


def _forget_the_rest(macros: MacrosPlugin) -> None:
    """Take away what the plugin brings itself: the configuration, the system, git, the navigation."""
    for name in set(macros.variables) - set(VARIABLES):
        del macros.variables[name]
