"""Put drawings into a page where its Markdown asked for them. An extension of Python-Markdown."""

# mypy: allow-subclassing-any

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markupsafe import Markup

from drawings import layout
from drawings.gallery import Gallery
from drawings.words import Say, described
from facts import Problem

CALL = re.compile(r"\{\{\s*drawing\(.*?\)\s*\}\}")
ANCHOR = re.compile(r'(?:<p>)?<span data-drawing="(?P<id>[a-z0-9-]+)"></span>(?:</p>)?')


def anchor(name: str) -> str:
    """What stands for a drawing while Markdown is at work: Markdown would take the drawing apart in a list."""
    return f'<span data-drawing="{name}"></span>'


def beside_text(markdown: str, file: str) -> Iterator[Problem]:
    """A problem for each drawing that is not a paragraph of its own."""
    lines = ["", *markdown.splitlines(), ""]
    for number, (before, line, after) in enumerate(zip(lines, lines[1:], lines[2:], strict=False), 1):
        call = CALL.search(line)
        if call and (before.strip() or after.strip() or line.strip() != call[0]):
            text = f"{call[0]} touches other text. Put an empty line before and after it."
            yield Problem(file, number, text)


def drawer(
    gallery: Gallery, templates: Path, attributes: str, say: Say, capital: Callable[[str], str] = str.upper
) -> Callable[[str], str]:
    """What gives the HTML of the drawing with an id, by the figure.html in the folder `templates`.

    `attributes`, as they are written in HTML, are set on the picture, `say` gives the guide's own words by key, and
    `capital` the first letter of a sentence. For an id that is not there it raises ValueError.
    """
    env = Environment(loader=FileSystemLoader(templates), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    env.globals["untranslated"] = Markup(attributes)  # noqa: S704  # attributes of our own
    env.globals["words"] = say
    figure = env.get_template("figure.html")

    def draw(name: str) -> str:
        sheet = gallery.sheet(name)
        drawn = figure.render(sheet=sheet, size=layout, description=described(sheet, say, capital))
        return "\n".join(line for line in drawn.splitlines() if line.strip())

    return draw


class Drawings(Extension):
    """Have what `draw` gives for an id in the place of each anchor."""

    def __init__(self, draw: Callable[[str], str] = anchor) -> None:
        super().__init__()
        self._draw = draw

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register what places them; Python-Markdown calls it."""
        md.postprocessors.register(_Placing(self._draw, md), "drawings", 2)  # when all is HTML


class _Placing(Postprocessor):
    def __init__(self, draw: Callable[[str], str], md: Markdown) -> None:
        super().__init__(md)
        self._draw = draw

    def run(self, text: str) -> str:
        return ANCHOR.sub(lambda found: self._draw(found["id"]), text)


makeExtension = Drawings  # noqa: N816 - the name that Python-Markdown looks for
