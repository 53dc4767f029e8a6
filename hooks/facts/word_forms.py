"""What stays of a word when the forms of a language are taken away: docs/assets/search/forms.js does the same.

No grammar, but a few lists: letters that people write in two ways, beginnings, endings. What stays is no word; it is
the same for most forms of one, and that is all that a search needs.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from facts.search_words import words_of

# What is left of a word at least, without an ending and without a beginning, and at most.
LEAST_BEFORE_ENDING = 3
LEAST_AFTER_BEGINNING = 3
LONGEST = 7
_DIGIT = re.compile("[0-9]")


def folded(part: str) -> str:
    """A part of a word as it stands in the words of texts."""
    return "".join(words_of(part))


class Forms:
    """Takes from a word of one language its form."""

    def __init__(self, letters: Mapping[str, str], beginnings: Mapping[str, str], endings: Iterable[str]) -> None:
        """`letters` are written as others, `beginnings` give way to what they stand for, often to nothing."""
        self._letters = {folded(one): folded(other) for one, other in letters.items()}
        self._alike = str.maketrans(self._letters)
        self._beginnings = {self._part(one): self._part(other) for one, other in beginnings.items()}
        self._endings = sorted(set(map(self._part, endings)))
        longest_first = sorted(self._beginnings, key=lambda it: (-len(it), it))
        self._begins = re.compile(rf"({'|'.join(longest_first)})(?=.{{{LEAST_AFTER_BEGINNING}}})")
        self._ends = re.compile(rf"(.{{{LEAST_BEFORE_ENDING},}}?)(?:{'|'.join(self._endings)})")

    def __call__(self, word: str) -> str:
        """What stays of a word of words_of(); again given, it stays whole. One with a digit has no forms."""
        if _DIGIT.search(word):
            return word
        word = word.translate(self._alike)
        while (less := self._less(word)) != word:
            word = less
        return word

    def for_browser(self) -> dict[str, Any]:
        """The same for the script."""
        beginnings = dict(sorted(self._beginnings.items(), key=lambda it: (-len(it[0]), it[0])))
        return {"letters": self._letters, "beginnings": beginnings, "endings": self._endings, "longest": LONGEST}

    def _part(self, part: str) -> str:
        return folded(part).translate(self._alike)

    def _less(self, word: str) -> str:
        begun = self._begins.match(word)
        word = self._beginnings.get(begun[0], "") + word[begun.end() :] if begun else word
        ended = self._ends.fullmatch(word)
        return (ended[1] if ended else word)[:LONGEST]
