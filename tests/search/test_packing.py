"""What is packed is read again by the search, in Chromium."""

import random
from pathlib import Path

import pytest

from search.packing import MOST, pack, words_of
from tests.browser.serving import chromium, served

READ = """
async packed => {
    const { unpack } = await import("/assets/search/unpack.js");
    return packed.map(unpack);
}
"""
Places = list[list[list[str]]]


def places_of(seed: int) -> Places:
    """Places with words of several scripts: short and long ones, many and few, names without a word."""
    chance = random.Random(seed)
    letters = "ab1æжあ中"
    words = ["".join(chance.choices(letters, k=chance.randint(1, 40))) for _ in range(chance.choice([1, 20, 3000]))]
    return [
        [[chance.choice(words) for _ in range(chance.randint(0, 9))] for _ in range(chance.randint(1, 60))]
        for _ in range(chance.randint(1, 30))
    ]


def test_the_search_reads_what_was_packed(site: Path) -> None:
    cases = [[], [[[]]], [[["one"]]], *(places_of(seed) for seed in range(40))]
    with served(site) as address, chromium() as browser:
        page = browser.new_page()
        page.goto(address)
        read = page.evaluate(READ, [pack(places) for places in cases])
    for places, found in zip(cases, read, strict=True):
        assert found == [[" ".join(name) for name in names] for names in places]


def test_a_word_costs_its_letters_once() -> None:
    packed = pack([[["card", "cards"], ["card"]], [["cards"]]])
    assert packed == {"words": "AcardEs", "tables": ["$$", "%"], "names": ["$%#$", "$"]}


def test_words_are_those_that_the_search_compares() -> None:
    assert words_of("I can\N{RIGHT SINGLE QUOTATION MARK}t PAY: insufficient_quota, error-429!") == [
        *("i", "cant", "pay", "insufficient", "quota", "error", "429"),
    ]


def test_more_words_than_characters_are_refused() -> None:
    with pytest.raises(ValueError, match="different words"):
        pack([[[f"w{number}" for number in range(MOST)]]])
