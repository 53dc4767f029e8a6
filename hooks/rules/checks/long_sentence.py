"""A sentence has at most 25 words."""

from collections.abc import Iterator
from pathlib import Path

from facts import Problem
from rules.known import found_once
from rules.page import Page
from rules.site import Site

LONGEST = 25


def check_site(site: Site) -> Iterator[Problem]:
    """A problem for each sentence with more words. The words on a button do not count."""
    return found_once(site, Path(__file__), lambda pages: [list(_long(page)) for page in pages])


def _long(page: Page) -> Iterator[Problem]:
    for sentence in page.sentences:
        if len(sentence.words) > LONGEST:
            what = f"a sentence of {len(sentence.words)} words; at most {LONGEST} are allowed"
            yield Problem(page.source.file, sentence.line, f"{what}: {sentence.quote}. Make two of it.")
