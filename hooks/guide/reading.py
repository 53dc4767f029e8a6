"""Whether the prose of the pages is easy to read: school grade 7 at most, and no sentence of more than 25 words.

The grade is that of Kincaid and others, "Derivation of new readability formulas for Navy enlisted personnel" (1975).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from textwrap import shorten

from pydantic import RootModel

from datafiles import Problem
from guide.front_matter import Line
from guide.pages import SourcePage
from guide.sentences import Sentence, sentences
from guide.syllables import syllables

HIGHEST_GRADE = 7
LONGEST_SENTENCE = 25
NAMED = 3


class EasyWords(RootModel[dict[Line, Line]]):
    """data/easy_words.yml: words that count as easy, in small letters, each with the reason."""


def grade(text: Collection[Sentence], syllables_of: Mapping[str, int]) -> float:
    """The years of school that it takes to read these sentences."""
    words = [word for sentence in text for word in sentence.words]
    spoken = sum(syllables_of[word] for word in words)
    return 0.39 * len(words) / len(text) + 11.8 * spoken / len(words) - 15.59


def hard_to_read(pages: Iterable[SourcePage], easy: Mapping[str, str]) -> Iterator[Problem]:
    """A problem for each long sentence, and for the hardest sentences of each page that is too hard."""
    texts = [(page.file, list(sentences(page.text))) for page in pages]
    counts = syllables((word for _, text in texts for sentence in text for word in sentence.words), easy)
    for file, text in texts:
        for sentence in text:
            if len(sentence.words) > LONGEST_SENTENCE:
                what = f"a sentence of {len(sentence.words)} words; at most {LONGEST_SENTENCE} are allowed"
                yield Problem(file, sentence.line, f"{what}: {_quote(sentence)}. Make two of it.")
        if text and round(grade(text, counts), 1) > HIGHEST_GRADE:
            yield from _hardest(file, text, counts)


def _hardest(file: str, text: Collection[Sentence], counts: Mapping[str, int]) -> Iterator[Problem]:
    grades = sorted(((grade([sentence], counts), sentence) for sentence in text), key=lambda it: -it[0])
    for rank, (hard, sentence) in enumerate(grades[:NAMED]):
        if rank == 0:
            found = f"reads like grade {grade(text, counts):.1f}; at most {HIGHEST_GRADE} is allowed. Hardest sentence"
            yield Problem(file, sentence.line, f"{found} (grade {hard:.0f}): {_quote(sentence)}. Shorten it.")
        elif hard > HIGHEST_GRADE:
            yield Problem(file, sentence.line, f"also hard (grade {hard:.0f}): {_quote(sentence)}. Shorten it.")


def _quote(sentence: Sentence) -> str:
    return f'"{shorten(sentence.text, 80, placeholder=" …").rstrip(".")}"'
