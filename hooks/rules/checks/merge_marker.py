"""No file has the marks of a merge that is not finished."""

import re
from collections.abc import Iterator

from facts import Problem
from rules.rule import Level
from rules.source_file import SourceFile

LEVEL = Level.REFUSE
FIRST = True
EVERYWHERE = True
# What is read in each build: the reading of its YAML tells it, with all else that is wrong.
READ_AS_YAML = re.compile(r"(?:data|i18n/en)/.*\.yml")
# A line of = alone may underline a heading.
MARK = re.compile(r"^(?:<{7}|>{7}|\|{7})(?=[ \n]|\Z)[^\n]*", re.MULTILINE)


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for the beginning of each merge, or for the first mark where it has lost its beginning."""
    if b"\0" in file.raw or READ_AS_YAML.fullmatch(file.name):
        return
    marks = list(MARK.finditer(file.text))
    for mark in [one for one in marks if one[0][0] == "<"] or marks[:1]:
        what = f"'{mark[0][:40]}' is the mark of a merge that is not finished."
        yield file.at(mark.start(), f"{what} Keep what is right, and take out the lines of <, = and >.")
