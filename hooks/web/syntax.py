"""Whether a browser can read a style or a script: one brace too few takes all that follows from a page."""

import re
from collections.abc import Iterator

import minify

KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_PLACE = re.compile(r" on line (\d+) and column \d+.*", re.DOTALL)
# What may hold any bracket, and the brackets themselves.
_PARTS = re.compile(
    r"/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|url\([^\"')]*\)|(?P<open>[{(\[])|(?P<close>[})\]])|(?P<lost>/\*|[\"'])",
    re.DOTALL,
)
_PAIRS = {"{": "}", "(": ")", "[": "]"}


def faults(name: str, text: str) -> Iterator[tuple[int, str]]:
    """The line, and what is wrong on it, of what no browser could read in the file `name`; the first is enough."""
    if name.endswith(".css") and (fault := _brackets(text)):
        yield fault
    else:
        try:
            short(name, text)
        except minify.MinifyError as error:
            said, place = str(error), _PLACE.search(str(error))
            line = int(place[1]) if place else 1
            yield line, f"{said[: place.start()] if place else said}. No browser can read this."


def short(name: str, text: str) -> str:
    """The same code in fewer letters. Raises MinifyError."""
    return str(minify.string(KINDS[name[name.rindex(".") :]], text))


def _brackets(text: str) -> tuple[int, str] | None:
    """The bracket of a stylesheet that has no partner, the outermost one first."""
    still: list[tuple[int, str]] = []
    for part in _PARTS.finditer(text):
        line = text.count("\n", 0, part.start()) + 1
        if part["lost"]:
            what = "comment" if part[0] == "/*" else "text in quotes"
            return line, f"this {what} never ends. No browser reads what follows."
        if part["open"]:
            still.append((line, part[0]))
        elif part["close"] and (not still or _PAIRS[still.pop()[1]] != part[0]):
            return line, f"'{part[0]}' closes nothing that is open. Take it out, or write what it should close."
    return (
        (still[0][0], f"'{still[0][1]}' is never closed. Write '{_PAIRS[still[0][1]]}' at its end.") if still else None
    )
