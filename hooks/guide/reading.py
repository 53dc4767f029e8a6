"""How hard a text is to read, in years of school.

The grade is that of Kincaid and others, "Derivation of new readability formulas for Navy enlisted personnel" (1975).
"""

from collections.abc import Collection, Mapping

from pydantic import RootModel

from facts import Line
from guide.sentences import Sentence


class EasyWords(RootModel[dict[Line, Line]]):
    """data/easy_words.yml: words that count as easy, in small letters, each with the reason."""


def grade(text: Collection[Sentence], syllables_of: Mapping[str, int]) -> float:
    """The years of school that it takes to read these sentences."""
    words = [word for sentence in text for word in sentence.words]
    spoken = sum(syllables_of[word] for word in words)
    return 0.39 * len(words) / len(text) + 11.8 * spoken / len(words) - 15.59
