"""Styles, scripts and SVG pictures in docs/ are code that browsers can read and that means something to them."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from facts import Problem
from rules.rule import Level
from rules.source_file import SourceFile
from web.declarations import used
from web.syntax import KINDS, faults

LEVEL = Level.REFUSE
# Where a custom property may be set, by a style, a script or a template.
SETTERS = ("docs/**/*.css", "docs/**/*.js", "docs/**/*.svg", "overrides/**/*.html", "overrides/**/*.md")
SET = re.compile(r"(?<!var\()(?<![\w-])--[\w-]+")
# A name is a slip of another only when it is very much like it: a script may put the name of one together.
SLIP = 0.85


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for what no browser could read in a file, and for each declaration without meaning."""
    if file.name.startswith("docs/") and file.suffix in KINDS:
        for line, what in faults(file.name, file.text):
            yield Problem(file.name, line, what)
        if file.suffix == ".css":
            yield from _never_set(file)


def _never_set(file: SourceFile) -> Iterator[Problem]:
    known = set(SET.findall(file.text))
    asked = [(line, name) for line, name in used(file.text) if name not in known]
    if asked:
        known |= {name for pattern in SETTERS for path in file.root.glob(pattern) for name in _set_in(path)}
    for line, name in asked:
        if name not in known and (meant := get_close_matches(name, known, n=1, cutoff=SLIP)):
            yield Problem(file.name, line, f"'{name}' is set nowhere. Did you mean '{meant[0]}'?")


def _set_in(path: Path) -> Iterator[str]:
    try:
        yield from SET.findall(path.read_text(encoding="utf-8", errors="replace"))
    except OSError:  # a link to nothing, or a folder of this name: others tell it
        return
