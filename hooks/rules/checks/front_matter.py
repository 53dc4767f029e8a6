"""The front matter of a page has each key that its kind of page needs, no other, and values that make sense."""

from collections.abc import Iterator

from facts import Problem, Problems
from rules.rule import Level
from rules.source_file import SourceFile

LEVEL = Level.REFUSE
EVERY = True  # keys that are missing have no line of their own


def check_file(file: SourceFile) -> Iterator[Problem]:
    """What is wrong with the front matter and the ids of headings. hooks/guide/front_matter.py says what is right."""
    if file.is_page:
        try:
            _ = file.page
        except Problems as problems:
            yield from problems.found
