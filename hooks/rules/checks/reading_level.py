"""A page can be read with seven years of school."""

from collections.abc import Iterator

from datafiles import Problem
from guide.load import Guide
from guide.reading import grade
from guide.syllables import syllables
from rules.page import Page

HIGHEST_GRADE = 7
NAMED = 3


def check_page(page: Page, guide: Guide) -> Iterator[Problem]:
    """A problem for each of the hardest sentences of a page that is too hard, the hardest first."""
    text, file = page.sentences, page.source.file
    counts = syllables((word for sentence in text for word in sentence.words), guide.easy_words.root)
    if not text or round(grade(text, counts), 1) <= HIGHEST_GRADE:
        return
    grades = sorted(((grade([sentence], counts), sentence) for sentence in text), key=lambda it: -it[0])
    for rank, (hard, sentence) in enumerate(grades[:NAMED]):
        if rank == 0:
            found = f"reads like grade {grade(text, counts):.1f}; at most {HIGHEST_GRADE} is allowed. Hardest sentence"
            yield Problem(file, sentence.line, f"{found} (grade {hard:.0f}): {sentence.quote}. Shorten it.")
        elif hard > HIGHEST_GRADE:
            yield Problem(file, sentence.line, f"also hard (grade {hard:.0f}): {sentence.quote}. Shorten it.")
