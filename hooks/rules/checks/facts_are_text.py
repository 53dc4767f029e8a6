"""Front matter, data/ and i18n/ hold plain text: no HTML, and no link but an address in data/links.yml."""

import re
from collections.abc import Iterator

from facts import Problem
from guide.prose import MARKUP
from rules.rule import Level
from rules.source_file import SourceFile

LEVEL = Level.REFUSE
# Only a description is filled in.
MACRO = re.compile(r"^(?!description:)[^\n#]*?(?P<sign>\{\{|\{%)", re.MULTILINE)


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for each tag, link and character by number, and for a macro where none is filled in."""
    end = len(file.text) if file.is_facts else file.body_start if file.is_page else 0
    for match in MARKUP.finditer(file.text, 0, end):
        yield file.at(match.start(), f"'{match.group()}' is markup. Write plain text here.")
    for match in MACRO.finditer(file.text, 0, file.body_start) if file.is_page else ():
        yield file.at(
            match.start("sign"), "a macro in front matter. Only 'description' can have one: write plain text."
        )
