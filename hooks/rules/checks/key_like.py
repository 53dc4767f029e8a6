"""No text that looks like a key, not even a false one: scanners and people take it for real."""

from collections.abc import Iterator

from facts import Problem
from facts.keys import KEY
from rules.rule import Level
from rules.source_file import SourceFile

LEVEL = Level.REFUSE


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for each, without showing it again."""
    for match in KEY.finditer(file.text):
        what = (
            f"this looks like a key ('{match.group()[:3]}…'). Take it out; if it was real, delete it where it was made."
        )
        yield file.at(match.start(), what)
