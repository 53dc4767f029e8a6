"""Quotation marks that YAML or Markdown read are straight: \" or '."""

import re
from collections.abc import Iterator

from facts import Problem
from guide.load import Guide
from rules.page import Page

CURLY = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb"
# Around a whole value they are part of it, where quotation marks of YAML were meant.
VALUE = re.compile(
    rf"(?:^[\w-]+:|^[ ]*-|[\[,])[ ]*(?P<quote>[{CURLY}])[^\n{CURLY}]*[{CURLY}][ ]*(?=$|[,\]#])", re.MULTILINE
)
ATTRIBUTES = re.compile(rf"\{{:?[^{{}}\n]*(?P<quote>[{CURLY}])[^{{}}\n]*\}}")


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each value of the front matter in curly marks, and for each curly mark between curly brackets."""
    for match in VALUE.finditer(page.source.text, 0, page.body_start):
        what = f'{match["quote"]} is no quotation mark of YAML: readers see it. Write " or nothing.'
        yield page.at(match.start("quote"), what)
    for match in ATTRIBUTES.finditer(page.laid_out):
        yield page.at(match.start("quote"), f'{match["quote"]} is no quotation mark of Markdown. Write ".')
