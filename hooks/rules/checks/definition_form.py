"""What a word means stands below it, behind a colon and one to three blanks: `: its meaning`."""

import re
from collections.abc import Iterator

from facts import Problem
from guide.load import Guide
from rules.page import Page

TEMPLATES = True
# Not an icon or an emoji, also one without its end. Four blanks would make code of it.
NO_MEANING = re.compile(
    r"^[ ]{0,3}:(?=[A-Za-z*\[])(?![\w+-]+:|(?:fontawesome|material|octicons|simple)-)|(?<=\S\n)[ ]{0,3}:[ ]{4,}(?=\S)",
    re.MULTILINE,
)


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each that comes out as text."""
    for match in NO_MEANING.finditer(page.laid_out):
        yield page.at(match.start(), "this is no meaning of the word above. Write ':' and one blank before it.")
