"""A link is [text](file.md), [text](file.md "title") or [text][its-id], with nothing between the brackets."""

import re
from collections.abc import Iterator

from facts import Problem
from guide.load import Guide
from rules.page import Page

TEMPLATES = True
BLOCK_END = r"(?!\n[ \t]*\n)"
FILE = r"(?:[^\s()\[\]]*(?:\.md|\.html|://)[^\s()\[\]]*|#[\w-]+|\.{1,2}/[^\s()\[\]]*)"
TEXT = r"(?<!\\)\[(?P<text>[^\[\]\n]+)\]"
# What comes out as text, and what it should be. The first that fits at a place is told.
FAULTS = (
    (
        re.compile(r"\]\([ \t]*(?:<[ \t]*>)?[ \t]*\)"),
        "this link leads nowhere. Write where to between its round brackets.",
    ),
    (
        re.compile(rf"(?<!\\)\]\((?!(?:{BLOCK_END}(?:[^()]|\([^()\n]*\)))*\))"),
        "the address of this link does not end. Write ) behind it.",
    ),
    (
        re.compile(r"(?<!\\)\]\([ \t]*[^\s()<>]+[ \t\n]+(?!\"[^\"\n]*\"[ \t]*\)|'[^'\n]*'[ \t]*\))"),
        'behind the address of a link stands its title alone, as "title". In an address write %20 for a blank.',
    ),
    (
        re.compile(rf"{TEXT}[ \t]+\({FILE}\)"),
        "there is a blank between the text of this link and its address. Take it out.",
    ),
    (
        re.compile(rf"{TEXT}(?:[ \t]+|[ \t]*\n[ \t]*)\[(?P<id>[\w-]+)\](?![(\[:])"),
        "there is a blank between the text of this link and its id. Take it out.",
    ),
    (
        re.compile(rf"(?<![\]\\])\([^()\[\]\n]+\)\[{FILE}\]"),
        "the brackets of this link are the wrong way round: [text](file.md).",
    ),
    (re.compile(r"(?<!\\)\[\[[^\[\]\n]+\]\](?![(\[])"), "[[ ]] makes no link here. Write [text](file.md)."),
    (
        re.compile(rf"(?<![\\\]])\[[^\[\]()\n]+\({FILE}\)"),
        "the text of this link does not end. Write ] before its address.",
    ),
    (
        re.compile(r"!\[[^\[\]\n]*\]\["),
        "a picture has a file, no id: ![what it shows](../assets/its-name.svg).",
    ),
    (re.compile(r"!\s+\[[^\[\]\n]*\]\("), "there is a blank between ! and the words of this picture. Take it out."),
)
CLOSED = re.compile(r"(?<!\\)\](?=\()")


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each link that comes out as text, or that Markdown reads otherwise than it looks."""
    text = page.laid_out
    told: set[int] = set()
    for pattern, what in (*FAULTS, (CLOSED, "the text of this link does not begin. Write [ before it.")):
        passed = 0
        for match in pattern.finditer(text):
            at = match.start()
            if at < passed or (pattern is CLOSED and _is_open(text[text.rfind("\n\n", 0, at) + 1 : at])):
                continue
            passed = text.find("\n", at) % (len(text) + 1)  # one of a line is enough
            problem = page.at(at, what)
            if problem.line not in told:
                told.add(problem.line)
                yield problem


def _is_open(text: str) -> bool:
    """Whether a square bracket of the text, also one that is to be seen, waits for its partner."""
    waiting = 0
    for bracket in re.findall(r"\[|(?<!\\)\]", text):
        waiting = waiting + 1 if bracket == "[" else max(waiting - 1, 0)
    return waiting > 0
