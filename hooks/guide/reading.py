"""Whether the prose of the pages is easy to read: school grade 7 at most, and no sentence of more than 25 words.

The grade is that of Kincaid and others, "Derivation of new readability formulas for Navy enlisted personnel" (1975).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from textwrap import shorten

from pydantic import RootModel

from datafiles import Problem
from datafiles.remembered import Remembered
from guide.front_matter import Line
from guide.pages import SourcePage
from guide.sentences import Sentence, sentences
from guide.syllables import dictionary, syllables

FILE = Path(".cache/reading.json")
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


def hard_to_read(
    pages: Sequence[SourcePage], easy: Mapping[str, str], known: Remembered | None = None
) -> Iterator[Problem]:
    """A problem for each long sentence, and for the hardest sentences of each page that is too hard.

    What is `known` of a page is not measured again.
    """
    known = known or Remembered(None, ())
    questions = {page.file: sha256(f"{sorted(easy)}\0{page.text}".encode()).hexdigest() for page in pages}
    texts = {page.file: list(sentences(page.text)) for page in pages if questions[page.file] not in known}
    counts = syllables((word for text in texts.values() for sentence in text for word in sentence.words), easy)
    for file, question in questions.items():
        faults = known.answer(question, partial(_faults, texts.get(file, ()), counts))
        yield from (Problem(file, line, what) for line, what in faults)


def known_levels(root: Path) -> Remembered:
    """What earlier builds of the project in `root` found out, as long as code and dictionary are the same."""
    folder = Path(__file__).parent
    code = [folder / name for name in ("reading.py", "sentences.py", "prose.py", "syllables.py", "pages.py")]
    return Remembered(root / FILE, [*code, dictionary()])


def _faults(text: Collection[Sentence], counts: Mapping[str, int]) -> list[tuple[int, str]]:
    return [*_long(text), *(_hardest(text, counts) if text and round(grade(text, counts), 1) > HIGHEST_GRADE else ())]


def _long(text: Collection[Sentence]) -> Iterator[tuple[int, str]]:
    for sentence in text:
        if len(sentence.words) > LONGEST_SENTENCE:
            what = f"a sentence of {len(sentence.words)} words; at most {LONGEST_SENTENCE} are allowed"
            yield sentence.line, f"{what}: {_quote(sentence)}. Make two of it."


def _hardest(text: Collection[Sentence], counts: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    grades = sorted(((grade([sentence], counts), sentence) for sentence in text), key=lambda it: -it[0])
    for rank, (hard, sentence) in enumerate(grades[:NAMED]):
        if rank == 0:
            found = f"reads like grade {grade(text, counts):.1f}; at most {HIGHEST_GRADE} is allowed. Hardest sentence"
            yield sentence.line, f"{found} (grade {hard:.0f}): {_quote(sentence)}. Shorten it."
        elif hard > HIGHEST_GRADE:
            yield sentence.line, f"also hard (grade {hard:.0f}): {_quote(sentence)}. Shorten it."


def _quote(sentence: Sentence) -> str:
    return f'"{shorten(sentence.text, 80, placeholder=" …").rstrip(".")}"'
