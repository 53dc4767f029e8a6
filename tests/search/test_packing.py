"""What is packed is read again by the search, in Chromium."""

import random
from base64 import b64decode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.packing import CHANCES, Place, chances, pack, words_of
from tests.browser.serving import chromium, served

READ = """
async cases => {
    const { unpack } = await import("/assets/search/unpack.js");
    return cases.map(([packed, count]) => unpack(packed, count));
}
"""


def places_of(seed: int) -> list[Place]:
    """Places with words of several scripts: short and long ones, many and few, with and without text and names."""
    chance = random.Random(seed)
    letters = "ab1æжあ中"
    size = chance.choice([1, 20, 3000])
    words = sorted({"".join(chance.choices(letters, k=chance.randint(1, 40))) for _ in range(size)})
    some = [chance.choices(words, k=chance.choice([1, 3, 60])) for _ in range(5)]

    def set_of(most: int) -> frozenset[str]:
        return frozenset(chance.choices(chance.choice(some), k=chance.randint(0, most)))

    return [
        Place(set_of(5) if chance.random() < 0.5 else frozenset(), frozenset(set_of(9) for _ in range(names)))
        for names in (chance.choice([0, 1, 60, 300]) for _ in range(chance.randint(1, 30)))
    ]


def test_the_search_reads_what_was_packed(site: Path) -> None:
    empty = Place(frozenset(), frozenset())
    one = Place(frozenset(), frozenset({frozenset({"one"})}))
    many = [*[empty] * 70, one, *[empty] * 5000, one]
    cases = [[], [empty], [one], many, *(places_of(seed) for seed in range(40))]
    with served(site) as address, chromium() as browser:
        page = browser.new_page()
        page.goto(address)
        read = page.evaluate(READ, [(pack(places), len(places)) for places in cases])
    for places, found in zip(cases, read, strict=True):
        assert [(as_set(text), sorted(map(sorted, map(as_set, names)))) for text, *names in found] == [
            (place.text, sorted(map(sorted, place.names))) for place in places
        ]


def as_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def test_the_same_names_in_another_order_are_packed_alike() -> None:
    names = [frozenset({str(number), "a", "b"}) for number in range(20)]
    assert pack([Place(frozenset(), frozenset(names))]) == pack([Place(frozenset(), frozenset(reversed(names)))])


def test_a_word_costs_its_letters_once() -> None:
    assert pack([Place(frozenset({"card", "cards"}), frozenset())])["words"] == "AcardEs"


def test_names_that_are_alike_cost_few_bits() -> None:
    names = frozenset(frozenset({"the", "same", "words", str(number)}) for number in range(1000))
    assert len(b64decode(pack([Place(frozenset(), names)])["names"])) < 1000


@given(st.lists(st.integers(0, 9).map(lambda size: 8 * size), min_size=1, max_size=300), st.integers(1, 400))
def test_each_group_has_a_chance_and_all_of_them_are_taken(weights: list[int], picks: int) -> None:
    weights.append(1)
    shares = [chances(weights, sum(weights), at, picks) for at in range(len(weights))]
    ends = [start + size for start, size in shares]
    assert [0, *ends] == [*(start for start, _ in shares), CHANCES]
    assert all(size > 0 for _, size in shares)


def test_words_are_those_that_the_search_compares() -> None:
    assert words_of("I can\N{RIGHT SINGLE QUOTATION MARK}t PAY: insufficient_quota, error-429!") == [
        *("i", "cant", "pay", "insufficient", "quota", "error", "429"),
    ]


def test_more_places_than_can_be_numbered_are_refused() -> None:
    with pytest.raises(ValueError, match="65535 pages and sections, and there are 65536"):
        pack([Place(frozenset(), frozenset())] * CHANCES)
