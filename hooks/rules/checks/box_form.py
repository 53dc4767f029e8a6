"""A box is `!!! note "A title"`, and what stands in it begins with four blanks."""

import re
from collections.abc import Iterator

from facts import Problem
from guide.load import Guide
from rules.layout import BOX, STEP, levels
from rules.page import Page

HEAD = re.compile(r"[ ]*(?:!!!|\?\?\?\+?)[ ]?(?P<words>[\w-]+(?:[ ]+[\w-]+)*)(?:[ ]+\"[^\"]*\")?[ ]*")
BESIDE_TEXT = {"inline", "end"}


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each box that comes out as text, without its title, or empty."""
    for lines in levels(page.laid_out):
        for place, line in enumerate(lines):
            if not BOX.match(line.text) or line.indent >= STEP:
                continue
            head = HEAD.fullmatch(line.text)
            if not head or not set(head["words"].split()[1:]) <= BESIDE_TEXT:
                what = 'this is no box. Write !!! note "The title", with straight quotation marks.'
                yield Problem(page.source.file, line.number, what)
                continue
            below = next((it for it in lines[place + 1 :] if it.text), None)
            if below is None or below.indent < STEP:
                what = "this box is empty. Begin each line of what belongs into it with four blanks."
                yield Problem(page.source.file, line.number, what)
