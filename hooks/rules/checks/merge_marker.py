"""No file has the marks of a merge that is not finished."""

import re
from collections.abc import Iterator

from facts import Problem
from rules.rule import Level
from rules.source_file import SourceFile

LEVEL = Level.REFUSE
FIRST = True
# A line of = alone may underline a heading.
MARK = re.compile(r"^(?:<{7}|>{7}|\|{7})(?=[ \n]|\Z)[^\n]*", re.MULTILINE)


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for the first one; in a file of facts the reading of its YAML tells it."""
    if not file.is_facts and (mark := MARK.search(file.text)):
        what = f"'{mark[0][:40]}' is the mark of a merge that is not finished."
        yield file.at(mark.start(), f"{what} Keep what is right, and take out the lines of <, = and >.")
