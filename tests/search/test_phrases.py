import pytest

from datafiles import Problems, YamlSource
from search.phrases import read_phrases

TEXT = "start: >-\n  begin, first\n  steps\nlost-key: [no, key any more]\n"


def test_phrases_stand_between_commas_or_in_a_list() -> None:
    phrases = read_phrases(YamlSource(TEXT, "f.yml"), {"start", "lost-key", "other"})
    assert {name: list(phrases[name]) for name in phrases} == {
        "start": ["begin", "first steps"],
        "lost-key": ["no", "key any more"],
    }
    assert len(phrases) == 2
    assert phrases.get("other", ()) == ()


def test_no_phrases_are_no_mistake() -> None:
    assert not read_phrases(YamlSource("# nothing yet\n", "f.yml"), {"start"})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("star: a\n", "f.yml:1: no page or section has the id 'star'. Did you mean 'start'?"),
        ("start: a,, b\n", "f.yml:1: start.1: String should have at least 1 character, but '' is written."),
        ("start: [1]\n", "f.yml:1: start.0: Input should be a valid string, but '1' is written."),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, told: str) -> None:
    with pytest.raises(Problems) as caught:
        read_phrases(YamlSource(text, "f.yml"), {"start"})
    assert str(caught.value) == told
