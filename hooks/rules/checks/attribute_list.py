"""Curly brackets behind a text give it an id or a class, and nothing else."""

import re
from collections.abc import Iterator

from facts import Problem
from rules.rule import Level
from rules.source_file import SourceFile

LEVEL = Level.REFUSE
# Attribute lists of Markdown; macros are blanks in prose.
LIST = re.compile(r"\{:?[ ]*(?P<words>[^{}\n]*=[^{}\n]*)\}?")
# Behind a link or a picture, or on a line of its own, and without its end. Behind a heading another rule tells it.
OPEN = re.compile(
    r"(?:\]\([^()\n]*\)|\]\[[^\[\]\n]*\]|^[ ]*(?=\{:))[ ]?"
    r"(?P<list>\{:?[ ]*[.#][a-zA-Z][\w-]*(?:[ ]+[.#][\w-]+)*)(?![^{}\n]*\}|[\w-])",
    re.MULTILINE,
)


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for each that sets another attribute."""
    if file.is_page and "{" in file.prose:
        for match in LIST.finditer(file.prose):
            what = f"'{match.group()[:40]}' sets an attribute. Behind a text only {{ #its-id .its-class }} is allowed."
            yield file.at(match.start(), what)
        for match in OPEN.finditer(file.prose):
            yield file.at(match.start("list"), f"'{match['list'][:40]}' is never closed. Write }} behind it.")
