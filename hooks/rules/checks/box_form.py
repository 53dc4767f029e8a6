"""A box is `!!! note "A title"`, a tab `=== "Its name"`, and what stands in it begins with four blanks."""

import re
from collections.abc import Iterator, Sequence

from facts import Problem
from guide.load import Guide
from rules.checks.box_kind import KINDS
from rules.layout import BOX, STEP, Line, levels
from rules.page import Page

TEMPLATES = True
HEAD = re.compile(r"[ ]*(?:!!!|\?\?\?\+?)[ ]?(?P<words>[\w-]+(?:[ ]+[\w-]+)*)(?:[ ]+\"[^\"]*\")?[ ]*")
BESIDE_TEXT = {"inline", "end"}
TAB_HEAD = re.compile(r"[ ]*={3}(?:\+!?|!\+?)?[ ]+\"[^\"]+\"[ ]*")
# One sign too few or too many.
NEARLY_BOX = re.compile(rf"[ ]*(?:!{{1,2}}|!{{4,}}|\?{{1,2}}|\?{{4,}})\+?[ ]*(?:{'|'.join(KINDS)})\b")
NEARLY_TAB = re.compile(r"[ ]*(?:={2}|={4,})[ ]*[\"\u201c\u201e]")


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each box and tab that comes out as text, without its title, or empty."""
    written = page.source.text.split("\n")
    for lines in levels(page.laid_out):
        for place, line in enumerate(lines):
            if line.indent < STEP and (what := _fault(line, lines[place + 1 :], written)):
                yield Problem(page.source.file, line.number, what)


def _fault(line: Line, below: Sequence[Line], written: Sequence[str]) -> str:
    """What is wrong with a line, if it is the head of a box or a tab."""
    is_tab = line.text.lstrip().startswith("=")
    if BOX.match(line.text):
        head = HEAD.fullmatch(line.text)
        if TAB_HEAD.fullmatch(line.text) or (head and set(head["words"].split()[1:]) <= BESIDE_TEXT):
            return _empty("tab" if is_tab else "box", line, below, written)
    elif not (NEARLY_TAB.match(line.text) or NEARLY_BOX.match(line.text)):
        return ""
    if is_tab:
        return 'this is no tab. Write === "Its name", with straight quotation marks.'
    return 'this is no box. Write !!! note "The title", with straight quotation marks.'


def _empty(kind: str, line: Line, below: Sequence[Line], written: Sequence[str]) -> str:
    first = next((it for it in below if it.text), None)
    if first and first.indent >= STEP:
        return ""
    # Code and what a macro gives out are blank in the lines that are laid out.
    unseen = written[line.number : first.number - 1 if first else None]
    if any(it.startswith(" " * STEP) and it.strip() for it in unseen):
        return ""
    return f"this {kind} is empty. Begin each line of what belongs into it with four blanks."
