"""An SVG file is a picture: nothing in it acts, moves or loads. What programs note in it is left out."""

from collections.abc import Iterator

from facts import Problem
from rules.rule import Level
from rules.source_file import SourceFile
from web.svg import NoPicture, cleaned

LEVEL = Level.REFUSE


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for each part that is no part of a picture."""
    if file.suffix == ".svg" and not file.name.startswith("overrides/"):
        try:
            cleaned(file.text)
        except NoPicture as problem:
            yield from (Problem(file.name, line, f"{what}.") for line, what in problem.found)
