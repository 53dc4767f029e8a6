"""Put drawings into a finished page where its Markdown asked for them."""

import re
from collections.abc import Callable, Iterator

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


def place(html: str, draw: Callable[[str], str]) -> str:
    """The page with a drawing at each anchor."""
    if "data-drawing" not in html:
        return html
    return ANCHOR.sub(lambda found: draw(found["id"]), html)
