"""What is wrong, where, and what would be right."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeVar

Part = TypeVar("Part")


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake of a contributor, printed as `file:line: text`."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


class Problems(Exception):
    """All the mistakes found, one line each, in the order of the files."""

    def __init__(self, found: Iterable[Problem]) -> None:
        self.found = sorted(set(found))
        super().__init__("\n".join(map(str, self.found)))


class Attempts:
    """Parts that are read one after the other, so that what is wrong in one hides nothing of the others."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def __call__(self, read_part: Callable[[], Part]) -> Part | None:
        """What `read_part` gives, or None when it raises Problems: they are among `problems` then."""
        try:
            return read_part()
        except Problems as error:
            self.problems += error.found
            return None


def nearest(word: object, known: Iterable[str]) -> str:
    """ " Did you mean 'x'?" for the known word most like this one, or nothing when none is close.

    The word may be anything that somebody wrote where a word is meant.
    """
    close = get_close_matches(str(word), list(known), n=1)
    return f" Did you mean '{close[0]}'?" if close else ""
