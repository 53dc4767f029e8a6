"""The bracket of a style or a script that has no partner."""

import re
from collections.abc import Iterator
from typing import NamedTuple

PAIRS = {"{": "}", "(": ")", "[": "]"}
# What may hold any bracket, and the brackets themselves.
CSS = re.compile(
    r"/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|url\([^\"')]*\)|(?P<sign>[{}()\[\]])|(?P<lost>/\*|[\"'])",
    re.DOTALL,
)
SCRIPT = re.compile(
    r"/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`"
    r"|(?<=[=(,:;!&|?{}\[])[ ]*/(?![/*])(?:\\.|\[(?:\\.|[^\]\n])*\]|[^/\\\n])+/|(?P<sign>[{}()\[\]])"
    r"|(?P<lost>/\*|[\"'`])",
    re.DOTALL,
)


class Bracket(NamedTuple):
    """A bracket, or what begins a comment or a text in quotes that never ends, and the line where it stands."""

    line: int
    sign: str
    indent: int


def unpaired(text: str, parts: re.Pattern[str]) -> tuple[int, str] | None:
    """The line of what has no partner, and what would be right; `parts` is CSS or SCRIPT.

    Where one is never closed, it is the one whose partner begins a line further left than its own line does, or else
    the outermost.
    """
    still: list[Bracket] = []
    skewed: list[Bracket] = []
    for part in _brackets(text, parts):
        if part.sign in PAIRS:
            still.append(part)
        elif part.sign not in PAIRS.values():
            what = "comment" if part.sign == "/*" else "text in quotes"
            return part.line, f"this {what} never ends. No browser reads what follows."
        elif not still or PAIRS[still[-1].sign] != part.sign:
            if still and any(PAIRS[it.sign] == part.sign for it in still):
                return still[-1].line, _never_closed(still[-1].sign)
            return part.line, f"'{part.sign}' closes nothing that is open. Take it out, or write what it should close."
        else:
            opened = still.pop()
            if part.sign == "}" and part.line > opened.line and part.indent < opened.indent:
                skewed.append(opened)
    if still:
        missing = next((it for it in skewed if it.sign == still[0].sign), still[0])
        return missing.line, _never_closed(missing.sign)
    return None


def _never_closed(sign: str) -> str:
    return f"'{sign}' is never closed. Write '{PAIRS[sign]}' at its end."


def _brackets(text: str, parts: re.Pattern[str]) -> Iterator[Bracket]:
    for part in parts.finditer(text):
        if sign := part["sign"] or part["lost"]:
            at = part.start("sign" if part["sign"] else "lost")
            before = text[text.rfind("\n", 0, at) + 1 :]
            yield Bracket(text.count("\n", 0, at) + 1, sign, len(before) - len(before.lstrip(" \t")))
