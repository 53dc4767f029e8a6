"""What the index holds of pages."""

import json
from itertools import accumulate

import pytest

from facts.search_settings import SearchSettings
from guide.front_matter import Meta
from guide.pages import Section, SourcePage
from languages.search_words import SearchWords
from search.index import VERSION, Index
from tests.conftest import ROOT

SETTINGS = SearchSettings.model_validate(
    {
        "synonyms": [["log in", "sign me in"], ["charge", "bill"], ["card", "visa"]],
        "ignored": ["i", "in", "how", "me"],
        "weights": {"fix": 1.0},
    }
)
LANGUAGES = {
    "es": {"card": ("tarjeta*",), "log in": ("iniciar sesión",), "ignored": ("como",)},
    "ru": {"card": ("карт*",)},
}


def read(aliases: list[str]) -> dict[str, object]:
    """The index of one page with a section that has a name, and one that has none."""
    meta = Meta.model_construct(
        id="page", title="A page", description="{{ x }}", aliases=aliases, section_aliases={"part": ["my part"]}
    )
    made = Index(SETTINGS, LANGUAGES, {"nothing": "Nothing found."})
    made.add("page.md", "page/", meta, "About it.", {"page": "A page", "part": "The part", "why": "Why it happens"})
    return dict(json.loads(made.json()))


def names(index: dict[str, object]) -> list[set[str]]:
    """What the places are called, each name as a set of terms."""
    found: dict[int, set[str]] = {}
    terms = index["terms"]
    assert isinstance(terms, dict)
    for term, steps in terms.items():
        for number in accumulate(steps):
            found.setdefault(number, set()).add(term)
    return [found[number] for number in sorted(found)]


def test_the_worker_reads_this_version() -> None:
    worker = (ROOT / "docs/assets/search/worker.js").read_text(encoding="utf-8")
    assert f"const VERSION = {VERSION};" in worker


def test_pages_come_with_their_answer_and_sections_that_have_a_name() -> None:
    index = read([])
    assert index["pages"] == [["page/", "guide", "A page", "About it.", [["part", "The part"]]]]
    assert index["names"] == [2, 2]  # the title and the answer, the title and an alias


@pytest.mark.parametrize(
    ("alias", "terms"),
    [
        ("how I log in", {"login"}),
        ("sign me in", {"login"}),
        ("in a log", {"a", "log"}),
        ("how", {"how"}),
        ("Bills", {"charg"}),
        ("My VISA cards", {"my", "card"}),
        ("Café error429", {"caf", "error", "429"}),
    ],
)
def test_a_name_is_a_set_of_terms(alias: str, terms: set[str]) -> None:
    assert names(read([alias]))[2] == terms


def test_the_same_terms_and_no_terms_are_no_further_name() -> None:
    assert read(["the card", "card the", "!?", "The Cards"])["names"] == [3, 2]


def test_words_of_other_languages_lead_to_terms() -> None:
    assert read([])["foreign"] == {"card": ["tarjeta*", "карт*"], "login": ["iniciar sesion"], "": ["como"]}


def test_what_stands_for_itself_is_not_written_down() -> None:
    assert read([])["same"] == {"log in": "login", "sign me in": "login", "bil": "charg", "visa": "card"}


OWN = SearchWords.model_validate(
    {
        "endings": "s a o as os ada",
        "ignored": "la mi",
        "same": [["pagar", "plata"]],
        "page": ("sin plata", "la clave"),
    }
)


def translated(*, both: bool = True) -> dict[str, object]:
    """The index in Spanish of a translated page, and of one that is in English."""
    english = meta("page", "A card", aliases=["visa card"], sections={"part": ["my part"]})
    sections = {"page": Section("A card", "page.md", "", 2), "part": Section("The part", "page.md", "part", 9)}
    source = SourcePage("docs/page.md", "page.md", "", english, sections)
    made = Index(SETTINGS, LANGUAGES, {}, "es", OWN)
    spanish = english.model_copy(update={"title": "Una tarjeta"})
    made.add("page.md", "es/page/", spanish, "Rechazada.", {"part": "La parte"}, source)
    if both:
        rest = meta("costs", "Log in", aliases=["sign me in"], sections={})
        made.add("costs/index.md", "es/costs/", rest, "It costs.", {})
    return dict(json.loads(made.json()))


def meta(name: str, title: str, *, aliases: list[str], sections: dict[str, list[str]]) -> Meta:
    return Meta.model_construct(id=name, title=title, description="", aliases=aliases, section_aliases=sections)


def test_a_page_in_another_language_is_called_by_its_own_words_and_by_the_english() -> None:
    index = translated(both=False)
    assert index["pages"] == [["es/page/", "guide", "Una tarjeta", "Rechazada.", [["part", "La parte"]]]]
    assert index["names"] == [6, 3]
    assert names(index) == [
        {"una", "tarjet"},
        {"rechaz"},
        {"sin", "pagar"},
        {"clave"},
        {"a", "card"},
        {"vis", "card"},  # in the forms of the language, and "visa" is no "card" there
        {"parte"},
        {"the", "part"},
        {"my", "part"},
    ]


def test_an_english_page_in_another_language_is_marked() -> None:
    costs, page = (page[:2] + page[5:] for page in translated()["pages"])  # type: ignore[attr-defined]
    assert (costs, page) == (["es/costs/", "price", True], ["es/page/", "guide"])


def test_words_of_the_language_lead_to_the_english_that_is_there() -> None:
    index = translated()
    assert index["english"] == {"card vis tarjet": ["tarjeta*"]}
    assert "foreign" not in index
    assert index["ignored"] == ["como", "how", "i", "in", "la", "me", "mi"]  # its own, and the English


def test_the_english_index_knows_nothing_of_other_forms() -> None:
    assert read([]).keys().isdisjoint({"forms", "english"})
