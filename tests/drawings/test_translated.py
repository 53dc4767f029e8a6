"""Drawings in another language: what is translated, what stays, and what is told of a translation that is wrong."""

import pytest

from drawings.translated import texts, translated
from drawings.words import described
from facts import Problems, YamlSource
from tests.drawings.test_drawings import GALLERY, WORDS

FILE = "i18n/ru/drawings.yml"


def source(text: str) -> YamlSource:
    return YamlSource(text, FILE)


def told(text: str) -> list[str]:
    with pytest.raises(Problems) as found:
        translated(GALLERY, source(text))
    return list(map(str, found.value.found))


def test_the_guides_own_words_are_translated_and_words_on_controls_stay() -> None:
    made = translated(
        GALLERY,
        source(
            "The page to sign up: Страница регистрации\nSign up: Регистрация\nyour email address: ваш адрес\n"
            "You give it to the bot.: Отдайте боту.\n"
            "Drawing, not a screenshot. Your message will have other words.: Рисунок.\n"
        ),
    )
    sheet = made.sheet("sign-up")
    assert sheet.drawing.title == "Страница регистрации"
    said = described(sheet, WORDS.plain)
    assert "Регистрация" in said
    assert "ваш адрес" in said
    assert "button Continue" in said
    assert "Отдайте боту." in described(made.sheet("account-map"), WORDS.plain)  # in a box in boxes
    assert made.sheet("test-post").drawing.caption == "Рисунок."
    assert made.labels == GALLERY.labels


def test_what_is_not_translated_stays_english() -> None:
    assert translated(GALLERY, source("")).sheets == GALLERY.sheets


def test_every_own_word_of_every_drawing_can_be_translated() -> None:
    made = translated(GALLERY, source("\n".join(f"{text!r}: «»" for text in texts(GALLERY) if "'" not in text)))
    left = {text for text in texts(made) if text != "«»"}
    assert left == {text for text in texts(GALLERY) if "'" in text}
    assert len(texts(GALLERY)) > 90


def test_mistakes_are_told_with_their_lines() -> None:
    assert told("The page to sign up: Страница\nThe page to sing up: Страница\nSign up:\nUsage: [a]\n") == [
        f"{FILE}:2: data/drawings.yml has no text 'The page to sing up'. Did you mean 'The page to sign up'?"
        " Write it as it stands there.",
        f"{FILE}:3: 'Sign up' has no translation. Write it behind the colon, in quotes.",
        f"{FILE}:4: 'Usage' has no translation. Write it behind the colon, in quotes.",
    ]
    assert told("- a\n") == [f"{FILE}:1: this is no list of texts. Write 'English text: its translation'."]
    # The words on a control are those of the screen.
    assert told("Continue: Продолжить\n")[0].startswith(f"{FILE}:1: data/drawings.yml has no text 'Continue'.")


def test_a_text_that_does_not_fit_is_told_where_it_is_written() -> None:
    long = "адрес вашей электронной почты целиком и без ошибок"
    assert told(f"Sign up: Вход\nyour email address: {long}\n") == [
        f"{FILE}:2: '{long}' is too long for its field. Make it shorter, or use another part."
    ]
