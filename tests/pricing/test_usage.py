"""The usual work: tokens of a text by its language, and what is wrong with a list of languages."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import Problems, YamlSource, read, validate
from pricing.usage import Language, Usage

ROOT = Path(__file__).parents[2]
USAGE = validate(read(ROOT / "data/tokens.yml", root=ROOT), Usage)
TEXT = (ROOT / "data/tokens.yml").read_text(encoding="utf-8")


def language(tokens_per_character: float) -> Language:
    return Language(name="A language", tokens_per_character=tokens_per_character)


@pytest.mark.parametrize(
    ("known", "lowest", "highest"),
    [
        ("en", 0.216, 0.216),
        ("es", 0.229, 0.229),
        ("ru", 0.270, 0.270),
        ("fa", 0.304, 0.304),
        ("ar", 0.306, 0.306),
        ("hi", 0.309, 0.309),
        ("zh", 0.61, 0.82),
    ],
)
def test_languages_are_near_what_others_measured_on_other_texts(known: str, lowest: float, highest: float) -> None:
    """Found by an independent count of two other texts in November 2026; texts differ by up to 12 %."""
    assert lowest * 0.88 <= USAGE.languages[known].tokens_per_character <= highest * 1.12


def test_no_measured_language_written_in_letters_takes_more_than_the_one_for_the_rest() -> None:
    measured = {key: it.tokens_per_character for key, it in USAGE.languages.items() if key not in ("zh", "other")}
    assert USAGE.languages["other"].tokens_per_character == max(measured.values())


def test_the_same_post_is_written_in_every_language_but_the_one_for_the_rest() -> None:
    assert [key for key, it in USAGE.languages.items() if it.same_post is None] == ["other"]
    assert [name for name, _ in USAGE.measured_languages] == [
        it.name for key, it in USAGE.languages.items() if key != "other"
    ]


@pytest.mark.parametrize(
    ("characters", "rate", "tokens"),
    [(600, 0.216, 130), (600, 0.25, 150), (1, 0.216, 1), (0, 0.216, 1), (10, 0.26, 3), (4096, 0.7, 2867)],
)
def test_tokens_are_whole_and_at_least_one(characters: int, rate: float, tokens: int) -> None:
    assert language(rate).tokens(characters) == tokens


@given(st.integers(1, 100_000), st.integers(0, 100_000), st.floats(0.001, 4))
def test_tokens_are_the_nearest_whole_number_and_grow_with_the_text(characters: int, more: int, rate: float) -> None:
    tokens = language(rate).tokens(characters)
    assert abs(tokens - max(1, characters * rate)) <= 0.5
    assert tokens <= language(rate).tokens(characters + more)


@pytest.mark.parametrize(
    ("spanish", "text"),
    [
        ("name: Spanish", "the key 'languages.es.tokens_per_character' is missing. Add it."),
        (
            "name: Spanish, tokens_per_character: 0",
            "languages.es.tokens_per_character: 0 is too small. Write more than 0.",
        ),
        (
            "name: Spanish, tokens_per_character: 0.231, same_post: { characters: 0, tokens: 160 }",
            "languages.es.same_post.characters: 0 is too small. Write more than 0.",
        ),
        (
            "name: Spanish, tokens_per_character: 0.231, same_post: { characters: 636, tokens: 160, token: 1 }",
            "unknown key 'token'. Did you mean 'tokens'? Allowed: characters, tokens.",
        ),
        (
            "name: Spanish, tokens_per_character: 0.231, same_post: { characters: 636 }",
            "the key 'languages.es.same_post.tokens' is missing. Add it.",
        ),
    ],
)
def test_a_mistake_in_a_language_is_one_line(spanish: str, text: str) -> None:
    lines = TEXT.splitlines()
    number = next(number for number, line in enumerate(lines) if line.startswith("  es: "))
    lines[number] = f"  es: {{ {spanish} }}"
    with pytest.raises(Problems) as caught:
        validate(YamlSource("\n".join(lines), "data/tokens.yml"), Usage)
    assert str(caught.value) == f"data/tokens.yml:{number + 1}: {text}"


def test_the_shapes_of_a_photo_must_be_in_the_list() -> None:
    text = TEXT.replace("photos: [photo,", "photos: [poster,")
    with pytest.raises(Problems) as caught:
        validate(YamlSource(text, "data/tokens.yml"), Usage)
    assert [problem.text for problem in caught.value.found] == [
        "reading.photos: 'poster' is not one of photo, classic, square, large, screenshot, full."
    ]


def test_the_usual_language_must_be_in_the_list() -> None:
    text = TEXT.replace("language: en", "language: de")
    with pytest.raises(Problems) as caught:
        validate(YamlSource(text, "data/tokens.yml"), Usage)
    assert [problem.text for problem in caught.value.found] == [
        "rewrite.language: 'de' is not one of en, ar, zh, hi, id, fa, pt, ru, es, tr, uk, other."
    ]
