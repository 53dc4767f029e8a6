"""A page that is hard to read: which sentences are named, in which order, and how."""

from collections.abc import Callable
from pathlib import Path

import pytest

from guide.load import Guide
from guide.pages import page_of
from rules.checks import long_sentence, reading_level
from rules.page import Page, Site

FRONT = "---\nid: p\ntitle: P\ndescription: D.\nchecked: 2026-11-24\n---\n"
Told = Callable[[str], list[str]]
HARD = "Administrative authorization necessitates organizational verification."


@pytest.fixture
def site_of(real: Guide, tmp_path: Path) -> Callable[[str], Site]:
    return lambda text: Site(tmp_path, real, [Page(page_of(FRONT + text, "p.md", "docs/p.md"))])


@pytest.fixture
def problems(site_of: Callable[[str], Site]) -> Callable[[str], list[str]]:
    return lambda text: [str(it) for it in reading_level.check_site(site_of(text))]


def test_a_hard_page_names_its_three_hardest_sentences_the_hardest_first(problems: Told) -> None:
    text = f"Go on.\n\n{HARD}\n{HARD} Now.\n\n- Configurable notifications\n- Considerable compensation\n"
    told = [(line.split(":")[1], line.split(": ", 1)[1].split(" (grade")[0]) for line in problems(text)]
    assert told == [
        # 17 words in 6 sentences, 72 syllables.
        ("9", "reads like grade 35.5; at most 8 is allowed. Hardest sentence"),
        ("10", "also hard"),
        ("12", "also hard"),
    ]


def test_what_is_told_is_one_line_that_quotes_the_start_of_the_sentence(problems: Told) -> None:
    first = problems("\n".join(["Considerable intermediation"] * 12))[0]
    assert first.startswith("docs/p.md:7: ")
    assert '"Considerable intermediation Considerable intermediation' in first
    assert "\n" not in first
    assert len(first) < 220


@pytest.mark.parametrize("text", ["You see it.\n\n" * 9 + HARD, "{% include 'steps.md' %}\n", ""])
def test_an_easy_page_may_have_one_hard_sentence_and_a_page_none_at_all(text: str, problems: Told) -> None:
    assert problems(text) == []


def test_a_sentence_of_25_words_is_fine(site_of: Callable[[str], Site]) -> None:
    for words, told in ((25, 0), (26, 1)):
        site = site_of("a " * words + "**no label counts**.")
        assert len(list(long_sentence.check_page(site.pages[0], site.guide))) == told
