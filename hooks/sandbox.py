"""Run the macros of pages in a sandbox, with our own words alone."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs_macros.plugin import MacrosPlugin

from guide.macro_sandbox import MacroSandbox
from guide.vocabulary import FILTERS, MACROS, VARIABLES


def on_config(config: MkDocsConfig) -> None:
    macros: MacrosPlugin = config.plugins["macros"]
    sandbox = MacroSandbox(loader=macros.env.loader, undefined=macros.env.undefined)
    sandbox.globals.update({name: macros.macros[name] for name in MACROS})
    sandbox.filters.update({function.__name__: function for function in FILTERS})
    macros._env = sandbox  # the plugin has no setting for it
    _forget_the_rest(macros)


def on_nav(nav: Any, config: MkDocsConfig, **_: Any) -> None:
    _forget_the_rest(config.plugins["macros"])  # the plugin has added the files of the site


def _forget_the_rest(macros: MacrosPlugin) -> None:
    """Take away what the plugin brings itself: the configuration, the system, git, the navigation."""
    for name in set(macros.variables) - set(VARIABLES):
        del macros.variables[name]
