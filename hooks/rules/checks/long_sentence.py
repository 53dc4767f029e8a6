"""A sentence has at most 25 words."""

from collections.abc import Iterator

from facts import Problem
from guide.load import Guide
from rules.page import Page

LONGEST = 25


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each sentence with more words. The words on a button do not count."""
    for sentence in page.sentences:
        if len(sentence.words) > LONGEST:
            what = f"a sentence of {len(sentence.words)} words; at most {LONGEST} are allowed"
            yield Problem(page.source.file, sentence.line, f"{what}: {sentence.quote}. Make two of it.")
