"""Give the words of guide/vocabulary.py to the macros plugin."""

import sys
from pathlib import Path

from mkdocs_macros.plugin import MacrosPlugin

sys.path.append(str(Path(__file__).parent))

from guide.vocabulary import FILTERS, MACROS, VARIABLES
from rules.run import guide_without_hooks


def define_env(env: MacrosPlugin) -> None:
    guide = env.conf["extra"].get("guide") or guide_without_hooks(Path(__file__).parents[1])
    for name, value in VARIABLES.items():
        env.variables[name] = value(guide)
    for name, macro in MACROS.items():
        env.macro(macro(guide), name)
    for function in FILTERS:
        env.filter(function)
