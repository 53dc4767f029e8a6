"""A page can be read with eight years of school."""

from collections.abc import Collection, Iterator, Mapping

from facts import Problem
from guide.reading import Sentence, grade, syllables
from rules.page import Site

HIGHEST_GRADE = 8
NAMED = 3


def check_site(site: Site) -> Iterator[Problem]:
    """A problem for each of the hardest sentences of each page that is too hard, the hardest first."""
    words = (word for page in site.pages for sentence in page.sentences for word in sentence.words)
    counts = syllables(words, site.guide.easy_words.root)  # of all pages at once: the dictionary is large
    for page in site.pages:
        if page.sentences and round(grade(page.sentences, counts), 1) > HIGHEST_GRADE:
            yield from _hardest(page.source.file, page.sentences, counts)


def _hardest(file: str, text: Collection[Sentence], counts: Mapping[str, int]) -> Iterator[Problem]:
    grades = sorted(((grade([sentence], counts), sentence) for sentence in text), key=lambda it: -it[0])
    for rank, (hard, sentence) in enumerate(grades[:NAMED]):
        if rank == 0:
            found = f"reads like grade {grade(text, counts):.1f}; at most {HIGHEST_GRADE} is allowed. Hardest sentence"
            yield Problem(file, sentence.line, f"{found} (grade {hard:.0f}): {sentence.quote}. Shorten it.")
        elif hard > HIGHEST_GRADE:
            yield Problem(file, sentence.line, f"also hard (grade {hard:.0f}): {sentence.quote}. Shorten it.")
