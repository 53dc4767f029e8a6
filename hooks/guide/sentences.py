"""The sentences of a page: its prose, without what is not prose."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import shorten

from guide.pages import FRONT_MATTER
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
    front = FRONT_MATTER.match(markdown)
    prose = _blank(NOT_PROSE, markdown, OBJECT)
    prose = _blank(NOTHING, _blank(NO_WORDS, prose, OBJECT), "")
    start = front.end() if front else 0
    for begin, end in _blocks(prose, start):
        for first, last in _split(prose, begin, end):
            # Interned: the same words come again and again, and the rules hold those of all pages together.
            found = WORD.findall(prose[first:last])
            words = tuple(sys.intern(word.lower().replace(APOSTROPHE, "'")) for word in found)
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
