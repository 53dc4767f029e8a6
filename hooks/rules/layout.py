"""The lines of a page as Markdown lays them out, for rules about marks that were meant and are not there."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from guide.pages import body_start

FENCE = re.compile(r"(?P<indent>[ ]*)(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)")
# As Python-Markdown finds code in a sentence: not over an empty line, nor from one item, row or heading to the next.
CODE = re.compile(
    r"(?<!\\)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*(?:\n|[*+-][ ]|\d+\.[ ]|[|#])).)+?(?<!`)(?P=ticks)(?!`)", re.DOTALL
)
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
MACRO = re.compile(r"\{\{(?:(?!\n\n).)*?\}\}|\{%.*?%\}|\{#(?=[\s-]).*?#\}", re.DOTALL)
MACROS_ALONE = re.compile(rf"^[ \t]*(?>(?:{MACRO.pattern})[ \t]*)++$", re.DOTALL | re.MULTILINE)
# They give out nothing themselves; within a line they may stand where a word does.
TAG_AT_EDGE = re.compile(r"^[ \t]*\{%(?:(?!%\}).)*%\}|\{%(?:(?!%\}).)*%\}[ \t]*$", re.MULTILINE)
ITEM = re.compile(r"(?P<indent>[ ]*)(?P<mark>[*+-]|(?P<number>\d{1,3})\.)[ \t]+(?=\S)")
BOX = re.compile(r"[ ]*(?:!!!|\?\?\?\+?|={3}[+!]{0,2}[ ]*(?=[\"'\w\u2018-\u201e]))")
CONTAINER = re.compile(rf"(?:{ITEM.pattern})|(?:{BOX.pattern})|:[ ]+\S")
STEP = 4  # blanks, by which Python-Markdown puts one thing into another


class Line(NamedTuple):
    """A line by its number in the file, from 1; in a box or a list without the blanks that put it there."""

    number: int
    text: str

    @property
    def indent(self) -> int:
        """How many blanks it begins with."""
        return len(self.text) - len(self.text.lstrip(" "))


class OpenCode(NamedTuple):
    """Code that does not end: the line on which it begins, and the marks that would end it."""

    line: int
    marks: str


def laid_out(text: str) -> str:
    """The text of a page without what is no Markdown; positions stay true.

    Front matter, blocks of code and comments are blank. Code and macros in a sentence are letters, so that a mark
    beside them still stands beside something. A macro alone on its line is blank: nobody knows what comes of it.
    """
    start = body_start(text)
    text = _blank(text[:start]) + text[start:]
    text = "\n".join(_without_fences(text.split("\n"))[0])
    text = COMMENT.sub(lambda match: _blank(match[0]), text)
    text = CODE.sub(lambda match: re.sub(r"[^\n]", "x", match[0]), text)
    for nothing in (MACROS_ALONE, TAG_AT_EDGE):
        text = nothing.sub(lambda match: _blank(match[0]), text)
    return MACRO.sub(lambda match: re.sub(r"[^\n]", "x", match[0]), text)


def open_fences(text: str) -> list[OpenCode]:
    """The blocks of code of a page that do not end, or end only where the next one should begin."""
    return _without_fences((_blank(text[: body_start(text)]) + text[body_start(text) :]).split("\n"))[1]


def _without_fences(lines: Sequence[str]) -> tuple[list[str], list[OpenCode]]:
    kept, left_open = [], []
    opened: re.Match[str] | None = None
    begun = 0
    for number, line in enumerate(lines, 1):
        match = FENCE.fullmatch(line.rstrip())
        if opened and line.strip() and len(line) - len(line.lstrip(" ")) < len(opened["indent"]):
            left_open.append(OpenCode(begun, opened["fence"]))
            opened = None
        if opened is None:
            opened, begun = match, number
            kept.append("" if match else line)
        else:
            kept.append("")
            if match and match["indent"] + match["fence"] == opened["indent"] + opened["fence"]:
                if match["info"].strip():  # the next one begins before this one has ended
                    left_open.append(OpenCode(begun, opened["fence"]))
                    opened, begun = match, number
                else:
                    opened = None
    if opened:
        left_open.append(OpenCode(begun, opened["fence"]))
    blanked = [kept_line or _blank(line) for kept_line, line in zip(kept, lines, strict=True)]
    return blanked, left_open


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def levels(text: str) -> Iterator[list[Line]]:
    """The lines of a page that is laid out; then those within each box and item of a list, level after level."""
    yield from _levels(
        [Line(number, line.rstrip().expandtabs(STEP)) for number, line in enumerate(text.split("\n"), 1)]
    )


def _levels(lines: list[Line]) -> Iterator[list[Line]]:
    yield lines
    within: list[Line] = []
    inside, before = False, ""
    for line in lines:
        if not line.text or (inside and line.indent >= STEP):
            within.append(Line(line.number, line.text[STEP:]))
        else:
            if any(it.text for it in within):
                yield from _levels(within)
            within = []
            # A line of text right below an item is still of it.
            inside = bool(CONTAINER.match(line.text)) or (inside and bool(before))
        before = line.text
    if any(it.text for it in within):
        yield from _levels(within)


def blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines between two empty ones."""
    block: list[Line] = []
    for line in (*lines, Line(0, "")):
        if line.text:
            block.append(line)
        elif block:
            yield block
            block = []
