"""Between curly brackets stand facts, our macros, a choice or one loop: no program."""

from collections.abc import Iterator

from facts import Problem
from guide.macro_language import faults
from guide.prose import line_of
from rules.rule import Level
from rules.source_file import SourceFile

LEVEL = Level.REFUSE
FIRST = True
SIGNS = ("{{", "{%", "{#")


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for each thing that a page may not say."""
    if not file.is_page:
        return
    for begin, end in ((0, file.body_start), (file.body_start, len(file.text))):
        part = file.text[begin:end]
        if any(sign in part for sign in SIGNS):
            first = line_of(file.text, begin) - 1
            for line, what in faults(part):
                yield Problem(file.name, first + line, what)
