import pytest

from facts import Problems, YamlSource, read
from facts.search_settings import read_languages, read_settings
from facts.search_words import NOTHING, Terms, foreign_key
from tests.conftest import ROOT

GOOD = "synonyms:\n  - [card, visa]\n  - [Pay, top up]\nignored: the a\nweights: {step: 1.1}\n"
LANGUAGES = "es:\n  card: tarjeta*, plástico\n  ignored: como\nhi-Latn:\n  pay: [bhugtan]\n"


def refused(text: str) -> list[str]:
    with pytest.raises(Problems) as caught:
        read_settings(YamlSource(text, "data/search.yml"))
    return [str(problem) for problem in caught.value.found]


def refused_languages(text: str) -> list[str]:
    with pytest.raises(Problems) as caught:
        read_languages(YamlSource(text, "data/search_languages.yml"))
    return [str(problem) for problem in caught.value.found]


def test_words_are_read_in_lower_case() -> None:
    settings = read_settings(YamlSource(GOOD, "data/search.yml"))
    assert settings.synonyms == (("card", "visa"), ("pay", "top up"))
    assert settings.ignored == ("the", "a")


@pytest.mark.parametrize("twin", ["Visa", "visas"])
def test_a_word_means_one_thing(twin: str) -> None:
    assert refused(GOOD.replace("top up", twin)) == [
        f"data/search.yml:3: '{twin.lower()}' is on line 2 already, perhaps with another ending or accent. "
        "Keep one: it means one thing only."
    ]


def test_a_group_of_one_is_none() -> None:
    assert refused(GOOD.replace("[card, visa]", "[card]"))[0].startswith("data/search.yml:2: synonyms.0: ")


def test_a_weight_is_a_small_number() -> None:
    assert refused(GOOD.replace("1.1", "9"))[0].startswith("data/search.yml:5: weights.step: ")


def test_words_of_other_languages_come_with_commas_or_as_a_list() -> None:
    assert read_languages(YamlSource(LANGUAGES, "data/search_languages.yml")) == {
        "es": {"card": ("tarjeta*", "plástico"), "ignored": ("como",)},
        "hi-Latn": {"pay": ("bhugtan",)},
    }


def test_a_word_means_one_thing_in_all_languages() -> None:
    assert refused_languages(LANGUAGES.replace("bhugtan", "plastico")) == [
        "data/search_languages.yml:5: 'plastico' is on line 2 already, perhaps with another ending or accent. "
        "Keep one: it means one thing only."
    ]


@pytest.mark.parametrize("word", ["ta*", "la tarjeta*", "tar*jeta"])
def test_the_beginning_of_a_word_is_one_word_of_three_letters_at_least(word: str) -> None:
    assert refused_languages(LANGUAGES.replace("tarjeta*", word))[0].startswith(
        "data/search_languages.yml:2: es.card: "
    )


@pytest.mark.parametrize("language", ["spanish", "ES", "hi-latn"])
def test_a_language_has_its_code(language: str) -> None:
    assert refused_languages(LANGUAGES.replace("es:", f"{language}:", 1))[0].startswith("data/search_languages.yml:1: ")


def test_the_guide_knows_words_of_twelve_languages_and_the_first_meaning_of_each_is_its_own() -> None:
    """No word of another language is an English one of the guide that stands for something else."""
    settings = read_settings(read(ROOT / "data/search.yml", root=ROOT))
    languages = read_languages(read(ROOT / "data/search_languages.yml", root=ROOT))
    assert languages.keys() >= {"es", "pt", "ru", "uk", "ar", "fa", "hi", "hi-Latn", "id", "tr", "vi", "fr", "zh"}
    terms = Terms(settings.synonyms, settings.ignored)
    for language, concepts in languages.items():
        for concept, words in concepts.items():
            for word in words:
                key = foreign_key(word)
                meant = None if concept == NOTHING else terms(concept)
                assert key not in terms.same or [terms.same[key]] == meant, (language, word)
                assert concept == NOTHING or key not in terms.ignored, (language, word)
                begun = key.removesuffix("*")
                english = {
                    name for name in terms.same if key.endswith("*") and " " not in name and name.startswith(begun)
                }
                assert {terms.same[name] for name in english} <= set(meant or ()), (language, word, english)
