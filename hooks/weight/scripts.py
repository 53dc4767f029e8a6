"""Which classes and attributes a script may give to elements, read from the script."""

import re

_WORD = re.compile(r"-*[A-Za-z_][\w-]*")
# `dataset.mdState` is the attribute data-md-state.
_DATASET = re.compile(r"\bdataset\.(\w+)")
_CAPITAL = re.compile(r"[A-Z]")


def words(script: str) -> set[str]:
    """Every word of a script: any may be a class."""
    return {*_WORD.findall(script), *(_attribute(name) for name in _DATASET.findall(script))}


def _attribute(name: str) -> str:
    return "data-" + _CAPITAL.sub(lambda capital: f"-{capital[0].lower()}", name)
