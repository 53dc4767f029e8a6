"""A page has at most 60 kB, another file 300 kB, and a line of text 2,000 characters."""

from collections.abc import Iterator

from datafiles import Problem
from rules.rule import Level
from rules.source_file import SourceFile

LEVEL = Level.REFUSE
LARGEST_PAGE = 60_000
LARGEST = 300_000
LONGEST_LINE = 2_000


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for each limit that the file goes beyond."""
    if file.path.is_symlink() or not file.path.is_file() or file.name.startswith("overrides/"):
        return
    size, most = file.path.stat().st_size, LARGEST_PAGE if file.is_page else LARGEST
    if size > most:
        yield Problem(file.name, 1, f"this file has {size:,} bytes; at most {most:,} are allowed. Make it shorter.")
    elif file.is_page or file.is_facts:
        for number, line in enumerate(file.text.split("\n"), 1):
            if len(line) > LONGEST_LINE:
                what = f"a line of {len(line):,} characters; at most {LONGEST_LINE:,} are allowed. Break it up."
                yield Problem(file.name, number, what)
