"""Stars, underscores, ==, ~~, ^^ and ++ stand in pairs, right beside the words that they mark."""

import re
from collections.abc import Iterator

from facts import Problem
from guide.load import Guide
from rules.layout import ITEM, Line, blocks, levels
from rules.page import Page

# Stars, or underscores at the edge of a word; a line of them is a rule, and one before a blank an item of a list.
MARK = re.compile(r"(?<![\\*])\*{1,3}(?!\*)|(?<![\w\\_])_{1,3}(?=[^\s_])|(?<=[^\s_\\])_{1,3}(?![\w_])")
# The other marks, where nothing but a mark can stand.
OTHER = re.compile(r"(?<![\w\\=~^+])(?P<mark>==|~~|\^\^|\+\+)(?=[^\s=~^+])")
# In an address they are letters; a line of its own explains an abbreviation.
ADDRESS = re.compile(r"(?<=\])\((?:[^()\n]|\([^()\n]*\))*\)|(?<=\])\[[^\[\]\n]*\]|https?://\S+")
ABBREVIATION = re.compile(r"[ ]{0,3}\*\[[^\]]+\]:")
RULE = re.compile(r"[ ]*(?:\*[ ]*){3,}|[ ]*(?:_[ ]*){3,}|[ ]*(?:-[ ]*){3,}")


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each mark that does not end, or that stands apart from its words."""
    lines = next(levels(page.laid_out))
    for block in blocks(lines):
        for part in _parts(block):
            yield from (Problem(page.source.file, *fault) for fault in _faults(part))


def _parts(block: list[Line]) -> Iterator[list[Line]]:
    """What is read by itself: items of a list, cells of a table, and all that is left of a block."""
    part: list[Line] = []
    for line in block:
        item = ITEM.match(line.text)
        apart = item or line.text.startswith(("#", "|")) or RULE.fullmatch(line.text)
        if apart and part:
            yield part
            part = []
        if RULE.fullmatch(line.text) or ABBREVIATION.match(line.text):
            continue
        if line.text.lstrip().startswith("|"):
            yield from ([Line(line.number, cell)] for cell in re.split(r"(?<!\\)\|", line.text))
        else:
            part.append(Line(line.number, line.text[item.end() :] if item else line.text))
    if part:
        yield part


def _faults(part: list[Line]) -> Iterator[tuple[int, str]]:
    text = ADDRESS.sub(lambda match: "x" * len(match[0]), "\n".join(line.text for line in part))
    opened: list[tuple[str, re.Match[str]]] = []
    apart: list[str] = []  # told already, and still without the partner that was meant
    for match in MARK.finditer(text):
        mark = match[0]
        units = (mark[:2], mark[2:]) if len(mark) == 3 else (mark,)
        before, behind = text[match.start() - 1 : match.start()].strip(), text[match.end() : match.end() + 1].strip()
        partners = [it for it in opened if it[0] in units] if before else []
        if partners:
            opened = [it for it in opened if it not in partners[-len(units) :]]
        elif mark in apart and behind in ".,;:!?)":  # or nothing
            apart.remove(mark)
        elif behind:
            is_sign = len(mark) == 1 and (before.isalnum() or behind in ".,;:!?)")  # 2*3, or a star in a sentence
            opened += () if is_sign else ((unit, match) for unit in units)
        elif len(mark) > 1 and before:
            yield _line(part, text, match), _alone(mark)
        elif len(mark) > 1:
            begun = [it for it in opened if it[0] == mark]
            if begun:
                opened.remove(begun[-1])
            else:
                apart.append(mark)
            yield _line(part, text, match), f"{mark} stands apart from its words. Write no blank between them."
    for match in OTHER.finditer(text):
        if match["mark"] not in text[match.end() :] and text.count(match["mark"], 0, match.start()) % 2 == 0:
            yield _line(part, text, match), _alone(match["mark"])
    for match in dict.fromkeys(match for _, match in opened):
        yield _line(part, text, match), _alone(match[0])


def _line(part: list[Line], text: str, match: re.Match[str]) -> int:
    return part[text.count("\n", 0, match.start())].number


def _alone(mark: str) -> str:
    escaped = "".join(f"\\{sign}" for sign in mark)
    return f"this {mark} has no partner. Write {mark} before and behind the words, or {escaped} for the sign."
