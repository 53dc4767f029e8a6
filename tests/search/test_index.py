"""Which words of pages travel to the search."""

import json
from typing import Any

import pytest

from guide.front_matter import Meta
from search.index import Index
from search.packing import Place
from search.sections import Section
from search.settings import SearchSettings

SETTINGS = SearchSettings.model_validate(
    {
        "synonyms": [["login", "log in", "sign me in"], ["charge", "bill"]],
        "ignored": ["i", "in", "how", "me"],
        "weights": {"fix": 1.0},
    }
)


def places(aliases: list[str], text: str = "", phrases: dict[str, list[str]] | None = None) -> list[Place]:
    """What is packed for one page with a section."""
    meta = Meta.model_construct(
        id="page", title="A page", description="About it.", aliases=aliases, section_aliases={"part": ["a part"]}
    )
    found: list[Place] = []

    def keep(given: Any) -> dict[str, str]:
        found.extend(given)
        return {"words": "", "names": ""}

    made = Index(SETTINGS, phrases or {})
    made.add("page.md", "page/", meta, "What it says.", [Section("", "", text), Section("part", "The part", "")])
    index = json.loads(made.json(keep))
    assert index["pages"] == [["page/", "guide", "A page", "What it says.", [["part", "The part"]]]]
    return found


def test_each_page_and_section_is_a_place_with_its_names() -> None:
    page, part = places(["my card"], phrases={"page": ["the bank", "my card"], "part": ["some of it"]})
    assert page.names == {frozenset({"my", "card"}), frozenset({"the", "bank"})}
    assert part.names == {frozenset({"a", "part"}), frozenset({"some", "of", "it"})}


@pytest.mark.parametrize(
    ("alias", "words"),
    [
        ("how I log in", {"log in"}),
        ("sign me in", {"sign me in"}),
        ("in a log", {"a", "log"}),
        ("how", {"how"}),
        ("Bill me", {"bill"}),
    ],
)
def test_words_that_say_nothing_are_left_out_but_not_of_phrases(alias: str, words: set[str]) -> None:
    assert places([alias])[0].names == {frozenset(words)}


def test_of_a_text_words_count_that_hardly_another_section_has() -> None:
    assert places([], "How rare this is")[0].text == {"rare", "this", "is"}


def test_a_name_without_a_word_is_no_name() -> None:
    assert places(["!?", "card"])[0].names == {frozenset({"card"})}
