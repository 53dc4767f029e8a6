"""Styles, scripts and SVG pictures in docs/ are code that browsers can read."""

from collections.abc import Iterator

from facts import Problem
from rules.rule import Level
from rules.source_file import SourceFile
from web.syntax import KINDS, faults

LEVEL = Level.REFUSE


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for the first thing in a file that no browser could read."""
    if file.name.startswith("docs/") and file.suffix in KINDS:
        for line, what in faults(file.name, file.text):
            yield Problem(file.name, line, what)
