"""Icons and emoji by their names: `:material-send:` is drawn from the theme's package, `:smile:` is the sign itself.

An extension of Python-Markdown. Material's own takes emoji from another host, and reads 14,000 names at each build.
"""

# mypy: allow-subclassing-any

import re
from functools import cache
from importlib.resources import files
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from pymdownx.twemoji_db import aliases, emoji

SHORTCODE = re.compile(r"(?<![\w:]):(?P<name>[a-z0-9+_-]+):(?![\w:])")
# The icons whose license stands in licenses.txt.
FAMILY = "material-"
_ICONS = files("material") / "templates/.icons/material"
# What browsers show as letters unless they are told, and the frame around a digit.
_AS_PICTURE, _PICTURES, _KEYCAP = "\ufe0f", "\U0001f000", "\u20e3"


def icon_names() -> list[str]:
    """The name of every icon."""
    return [FAMILY + it.name.removesuffix(".svg") for it in _ICONS.iterdir() if it.name.endswith(".svg")]


def emoji_names() -> list[str]:
    """The name of every emoji."""
    return [name.strip(":") for name in (*emoji, *aliases)]


@cache
def icon(name: str) -> str:
    """The drawing of an icon as SVG; nothing when there is no such icon."""
    file = _ICONS / f"{name.removeprefix(FAMILY)}.svg"
    if not (name.startswith(FAMILY) and file.is_file()):
        return ""
    return file.read_text(encoding="utf-8").strip().replace("<svg ", '<svg aria-hidden="true" ', 1)


def sign(name: str) -> str:
    """The emoji of this name, which browsers show as a picture; nothing when there is none."""
    found = emoji.get(aliases.get(f":{name}:", f":{name}:"))
    if not found or not found["unicode"]:
        return ""
    written = "".join(chr(int(code, 16)) for code in found["unicode"].split("-"))
    if len(written) == 1 and written < _PICTURES:
        return written + _AS_PICTURE
    return written.replace(_KEYCAP, _AS_PICTURE + _KEYCAP)


class Icons(Extension):
    """Put icons and emoji where their names stand."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register what puts them; Python-Markdown calls it."""
        md.inlinePatterns.register(_Icon(SHORTCODE.pattern, md), "icon", 75)


class _Icon(InlineProcessor):
    def handleMatch(  # noqa: N802
        self, match: re.Match[str], _text: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        name = match["name"]
        if drawing := icon(name):
            element = Element("span", {"class": "twemoji"})
            element.text = self.md.htmlStash.store(drawing)
            return element, *match.span()
        if written := sign(name):
            return written, *match.span()
        return None, None, None


makeExtension = Icons  # noqa: N816 - the name that Python-Markdown looks for
