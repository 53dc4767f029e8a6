"""A page has at most 30 kB, 600 lines, and 3,000 characters between two empty lines."""

from collections.abc import Iterator

from facts import Problem
from rules.rule import Level
from rules.source_file import SourceFile

LEVEL = Level.REFUSE
FIRST = True
# Markdown takes time that grows with the square of a paragraph, and goes one level deeper for each of some lines.
LARGEST_PAGE = 30_000
MOST_LINES = 600
LONGEST_PARAGRAPH = 3_000
MOST_BRACKETS = 100
LARGEST = 400_000


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for the first limit that the file goes beyond. Files of data and assets may have 400 kB."""
    if not file.is_plain or file.name.startswith("overrides/"):
        return
    size, most = file.size, LARGEST_PAGE if file.is_page else LARGEST
    if size > most:
        yield Problem(file.name, 1, f"this file has {size:,} bytes; at most {most:,} are allowed. Make it shorter.")
    elif file.is_page and file.text.count("\n") > MOST_LINES:
        yield Problem(file.name, MOST_LINES + 1, f"a page has at most {MOST_LINES} lines. Make two of it.")
    elif file.is_page:
        at = file.body_start
        for paragraph in file.text[at:].split("\n\n"):
            if len(paragraph) > LONGEST_PARAGRAPH:
                what = f"a paragraph of {len(paragraph):,} characters; at most {LONGEST_PARAGRAPH:,} are allowed."
                yield file.at(at, f"{what} Break it up.")
            elif paragraph.count("[") > MOST_BRACKETS:
                yield file.at(at, f"a paragraph with more than {MOST_BRACKETS} square brackets. Break it up.")
            at += len(paragraph) + 2
