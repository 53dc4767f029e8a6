"""What is read is what is there: no control characters, no marks that turn or hide text."""

import re
from collections.abc import Iterator

from facts import Problem
from rules.rule import Level
from rules.source_file import SourceFile

LEVEL = Level.REFUSE
# Controls but for tab and line feed, marks that change the direction (trojansource.codes), letters without width, tags.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\U000e0000-\U000e0fff]"
)
# Persian and Hindi need both to be written well.
JOINERS = frozenset("\u200c\u200d")


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for each such character."""
    for match in HIDDEN.finditer(file.text):
        if not (match[0] in JOINERS and file.name.startswith("data/samples/")):
            yield file.at(match.start(), f"a hidden character: {match[0]!a}. Remove it.")
