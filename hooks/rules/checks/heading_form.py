"""A heading is one line with ##, ### and so on and a blank; its level is one deeper than the last at most."""

import re
from collections.abc import Iterator

from facts import Problem
from guide.load import Guide
from rules.layout import blocks, levels
from rules.page import Page

HEADING = re.compile(r"(?P<marks>#{1,6})(?P<blank>[ \t]*)(?=[^#\s])")
INDENTED = re.compile(r"[ ]{1,3}#{1,6}[ ]+\S")
# What stands behind a heading in brackets, and what may.
BEHIND = re.compile(r"(?:\{:?(?P<words>[^{}]*)\}?|[\[(]#[\w-]+[\])])$")
ATTRIBUTES = re.compile(r"(?:[ ]*[#.][\w-]+)+[ ]*")
UNDERLINE = re.compile(r"=+|-+")


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each heading that is none, or that is not meant, and for each level that is left out."""
    last = 1  # the title, which stands in the front matter
    lines = next(levels(page.laid_out))
    for line in lines:
        if heading := HEADING.match(line.text):
            level = len(heading["marks"])
            if not heading["blank"]:
                what = f"a heading needs a blank behind {heading['marks']}. Where it is none, write \\#."
            elif level == 1:
                what = "a second title: the page has the one of its front matter. Write ## before a heading."
            elif level > last + 1:
                what = f"a heading with {heading['marks']} follows one with {'#' * last}. Write {'#' * (last + 1)}."
            elif (behind := BEHIND.search(line.text)) and not (
                behind[0].endswith("}") and ATTRIBUTES.fullmatch(behind["words"])
            ):
                what = f"'{behind[0]}' gives this heading no id. Write {{ #its-id }} behind it."
            else:
                what = ""
            if what:
                yield Problem(page.source.file, line.number, what)
            last = max(level, 2)
        elif INDENTED.match(line.text):
            yield Problem(page.source.file, line.number, "a heading begins its line. Write no blank before #.")
    for block in blocks(lines):
        if len(block) > 1 and UNDERLINE.fullmatch(block[1].text) and not HEADING.match(block[0].text):
            sign = block[1].text[:3]
            what = f"{sign} makes a heading of the line above. Put an empty line between, or write ## before a heading."
            yield Problem(page.source.file, block[1].number, what)
