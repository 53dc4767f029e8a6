"""A condition begins with "If": readers take a question for a real one, and so do programs that translate."""

import re
from collections.abc import Iterator

from facts import Problem
from guide.load import Guide
from rules.page import Page

# Where a question is one: what somebody says, the name of a page or heading that is linked to. And what is no prose.
REAL = re.compile(r"\"[^\"]*\"|\u201c[^\u201d]*\u201d|\[[^\[\].!?]*\?\]|\]\([^)]*\)|`[^`]*`|\{\{.*?\}\}")
ASKS = re.compile(r"\?[*_)\]]*(?=\s|$)")


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each sentence that asks. Headings, labels of boxes and heads of tables are no sentences."""
    if "?" not in page.prose[page.body_start :]:
        return
    for sentence in page.sentences:
        if ASKS.search(REAL.sub("x", sentence.text)):
            text = f'{sentence.quote} is a question. Begin the condition with "If": "If you see an error, ...".'
            yield Problem(page.source.file, sentence.line, text)
