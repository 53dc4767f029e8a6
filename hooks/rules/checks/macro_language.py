"""Between curly brackets stand facts, our macros, a choice or one loop: no program."""

from collections.abc import Iterator

from datafiles import Problem
from guide.macro_language import faults
from guide.prose import line_of
from rules.rule import Level
from rules.source_file import SourceFile

LEVEL = Level.REFUSE
FIRST = True


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for each thing that a page may not say."""
    if not file.is_page or not any(sign in file.text for sign in ("{{", "{%", "{#")):
        return
    start = file.body_start
    for begin, part in ((0, file.text[:start]), (start, file.text[start:])):
        first = line_of(file.text, begin) - 1
        for line, what in faults(part):
            yield Problem(file.name, first + line, what)
