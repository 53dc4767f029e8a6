"""The words of a language for the search, as somebody writes them."""

import pytest

from facts import Problems, YamlSource
from facts.word_forms import LONGEST, Forms
from languages.search_words import SearchWords, read_search_words

FILE = "i18n/xx/search_words.yml"
PAGES = ["faq/free-trial.md", "checklist.md", "steps/index.md"]
GOOD = """
letters: {é: e}
beginnings: {meny: s, me: ""}
endings: a ung
ignored: y la
same:
  - [clave, llave]
faq/free-trial:
  - es gratis
  - "429"
"""


def read(text: str) -> SearchWords:
    return read_search_words(YamlSource(text, FILE), PAGES)


def refused(text: str) -> list[str]:
    with pytest.raises(Problems) as caught:
        read(text)
    return [str(problem).removeprefix(f"{FILE}:") for problem in caught.value.found]


def test_pages_stand_beside_what_is_known_of_words() -> None:
    words = read(GOOD)
    assert words.pages == {"faq/free-trial": ("es gratis", "429")}
    assert (words.ignored, words.endings, words.same) == (("y", "la"), ("a", "ung"), (("clave", "llave"),))
    assert words.terms()("La llave y 429") == ["clave", "429"]


@pytest.mark.parametrize("text", ["", "faq/free-trial: [es gratis]"])
def test_a_language_may_know_nothing_of_words(text: str) -> None:
    assert read(text).terms()("Palabras") == ["palabra"]


def test_beginnings_that_only_fall_may_be_written_in_a_line() -> None:
    assert read("beginnings: ال وال").beginnings == {"ال": "", "وال": ""}


def test_whatever_is_wrong_is_told_at_once() -> None:
    assert refused(
        """endings: s 2
ignored: [x, ""]
beginnings: {"x y": z}
letters: {a: "1"}
same: [[lonely], clave]
faq/fre-trial: [x]
faq/free-trial: []
checklist: [1, "!?", hola]
steps/index:
ignore: the
"""
    ) == [
        "1: endings: '2' is no part of a word. Write letters, for example 'ing'.",
        "2: ignored.1: nothing is written. Write a text.",
        "3: beginnings.x y: 'x y' is no part of a word. Write letters, for example 'ing'.",
        "4: letters.a: '1' is no part of a word. Write letters, for example 'ing'.",
        "5: same.0: 1 entries are too few. Write 2 or more.",
        "5: same.1: 'clave' is no list. Write each entry on a line of its own, after '- '.",
        "6: 'faq/fre-trial' is no page. Did you mean 'faq/free-trial'? "
        "Write a path below docs/ without .md, or beginnings, endings, ignored, letters, same.",
        "7: faq/free-trial: 0 entries are too few. Write 1 or more.",
        '8: checklist.0: 1 is no text. Put it in quotes: "1".',
        "8: checklist.1: '!?' has no word in it. Write what people type, for example 'api key'.",
        "9: steps/index: nothing is no list. Write each entry on a line of its own, after '- '.",
        "10: 'ignore' is no page. Did you mean 'ignored'? "
        "Write a path below docs/ without .md, or beginnings, endings, ignored, letters, same.",
    ]


def test_a_word_means_one_thing_and_a_phrase_leads_to_one_page() -> None:
    assert refused(
        """endings: s
beginnings: {meny: s, me: men}
same: [[clave, llave], [Llaves, q]]
checklist: [hola, ¡Hola!]
steps/index: [Holá]
faq: [adios]
"""
    ) == [
        "2: beginnings.me: 'men' is not shorter than 'me'. Write fewer letters, or none: \"\".",
        "3: 'Llaves' is on line 3 already, perhaps with another ending or accent. Keep one: it means one thing only.",
        "5: 'Holá' is on line 4 already, perhaps with another ending or accent. Keep one: it means one thing only.",
        "6: 'faq' is no page. Write a path below docs/ without .md, or beginnings, endings, ignored, letters, same.",
    ]


@pytest.mark.parametrize("text", ["- clave\n", "clave\n", "endings: {a: b}\n", "beginnings: 7\n", "[a, b]: c\n"])
def test_a_file_of_another_shape_is_refused(text: str) -> None:
    assert refused(text)


def test_a_word_falls_to_what_is_left_of_it() -> None:
    forms = Forms({"x": "y"}, {"meny": "s", "me": ""}, ["a", "an", "é"])
    assert [forms(word) for word in ("menyapa", "meja", "apaanan", "ana", "429a", "z" * 20)] == [
        "sap",
        "mej",
        "apa",
        "ana",
        "429a",
        "z" * LONGEST,
    ]
    assert forms("xylem") == "yylem"
    assert Forms({"z": "s"}, {}, ["ez"])("veces") == Forms({"z": "s"}, {}, ["ez"])("vecez") == "vec"
    assert forms("cafe") == "caf"


def test_forms_that_are_taken_away_stay_away() -> None:
    forms = Forms({}, {"me": "", "mem": "p"}, ["a", "ta", "n"])
    for word in ("mememata", "memamatan", "tatata", "nnnnnnnnnnnn"):
        assert forms(forms(word)) == forms(word)
