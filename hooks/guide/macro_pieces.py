"""Fill in the macros of a text one by one: the same few stand on many pages, and Jinja takes long to compile."""

import re
from collections.abc import Callable
from typing import Any

from jinja2 import Template

# With no bracket inside and no sign that strips blanks, each ends where Jinja ends it, or Jinja does not take it.
MACRO = re.compile(r"(\{\{(?![-+])[^{}]*(?<!-)\}\}|\{% include \"[^\"{}]*\" %\})")
# What else Jinja may read as its own, the first bracket of three included.
MORE = re.compile(r"\{[{%#]|\{\Z")


class Pieces:
    """A text with macros that do not know of each other. It renders as the template of the whole text would."""

    def __init__(self, pieces: list[str], piece: Callable[[str], Template], whole: Callable[[], Template]) -> None:
        """Take what `split` gave, and how to get the template of one macro and of the whole text."""
        self._pieces, self._piece, self._whole = pieces, piece, whole

    def render(self, **variables: Any) -> str:
        """The text with every macro filled in."""
        filled = self._pieces.copy()
        try:
            filled[1::2] = [self._piece(macro).render(variables) for macro in filled[1::2]]
        except Exception:  # whatever it is, the template of the whole text knows its line
            return self._whole().render(variables)
        return "".join(filled)


def split(source: str) -> list[str] | None:
    """Texts and macros in turn. None for what takes Jinja to read: statements, comments, stripped blanks."""
    pieces = MACRO.split(source)
    if "\r" in source or any(map(MORE.search, pieces[::2])):
        return None
    pieces[-1] = pieces[-1].removesuffix("\n")  # as Jinja does
    return pieces
