import pytest

from datafiles import Problems, YamlSource
from search.settings import read_settings

GOOD = "synonyms:\n  - [card, visa]\n  - [Pay, top up]\nignored: the a\nweights: {step: 1.1}\n"


def refused(text: str) -> list[str]:
    with pytest.raises(Problems) as caught:
        read_settings(YamlSource(text, "data/search.yml"))
    return [str(problem) for problem in caught.value.found]


def test_words_are_read_in_lower_case() -> None:
    settings = read_settings(YamlSource(GOOD, "data/search.yml"))
    assert settings.synonyms == (("card", "visa"), ("pay", "top up"))
    assert settings.ignored == ("the", "a")


def test_a_word_means_one_thing() -> None:
    assert refused(GOOD.replace("top up", "Visa")) == [
        "data/search.yml:3: synonyms: 'visa' is in the group of line 2 already. Keep one, or join the groups."
    ]


def test_a_group_of_one_is_none() -> None:
    assert refused(GOOD.replace("[card, visa]", "[card]"))[0].startswith("data/search.yml:2: synonyms.0: ")


def test_a_weight_is_a_small_number() -> None:
    assert refused(GOOD.replace("1.1", "9"))[0].startswith("data/search.yml:5: weights.step: ")
