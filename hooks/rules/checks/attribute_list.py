"""Curly brackets behind a text give it an id or a class, and nothing else."""

import re
from collections.abc import Iterator

from facts import Problem
from rules.rule import Level
from rules.source_file import SourceFile

LEVEL = Level.REFUSE
# Attribute lists of Markdown; macros are blanks in prose.
LIST = re.compile(r"\{:?[ ]*(?P<words>[^{}\n]*=[^{}\n]*)\}?")


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for each that sets another attribute."""
    if file.is_page and "{" in file.prose:
        for match in LIST.finditer(file.prose):
            what = f"'{match.group()[:40]}' sets an attribute. Behind a text only {{ #its-id .its-class }} is allowed."
            yield file.at(match.start(), what)
