from datetime import date
from decimal import Decimal

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from languages.figures import Figures
from languages.language import read_language
from tests.conftest import ROOT

ENGLISH = read_language(ROOT)
FIGURES = ENGLISH.figures


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0"), (84, "84"), (884, "880"), (2036, "2,000"), (20_491, "20,000"), (53_191, "53,000"), (999_999, "990,000")],
)
def test_about(number: int, words: str) -> None:
    assert FIGURES.about(number) == words


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (6_269, 12_642, "6,000 to 12,000"),
        (8_340, 50_050, "8,000 to 50,000"),
        (417, 1_002, "400 to 1,000"),
        (900, 12_642, "900 to 12,000"),
        (83, 200, "83 to 200"),
        (0, 7, "0 to 7"),
    ],
)
def test_a_range_is_cut_alike_at_both_ends(least: int, most: int, words: str) -> None:
    assert ENGLISH.about_range(least, most) == words


@given(st.integers(1, 10**9))
def test_about_never_promises_more_than_the_truth_and_loses_less_than_a_tenth(number: int) -> None:
    said = int(FIGURES.about(number).replace(",", ""))
    assert number * 0.9 < said <= number


@pytest.mark.parametrize(
    ("amount", "words"),
    [("5", "$5"), ("0.1", "$0.10"), ("0.125", "$0.125"), ("1.20", "$1.20"), ("10.0", "$10"), ("0.0001", "$0.0001")],
)
def test_money_is_exact(amount: str, words: str) -> None:
    assert FIGURES.money(Decimal(amount)) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0.094", "$0.09"),
        ("0.2455", "$0.25"),
        ("9.4", "$9.40"),
        ("0.00025", "$0.00025"),
        ("0.000094", "$0.000094"),
        ("0", "$0.00"),
    ],
)
def test_cents_are_rounded(amount: str, words: str) -> None:
    assert FIGURES.cents(Decimal(amount)) == words


@given(st.decimals(min_value="0.000000001", max_value=10**6, places=9))
def test_something_is_never_said_to_cost_nothing(amount: Decimal) -> None:
    assert Decimal(FIGURES.cents(amount)[1:].replace(",", "")) > 0
    assert Decimal(FIGURES.money(amount)[1:].replace(",", "")) == amount


def test_a_date_has_its_month_in_words() -> None:
    assert FIGURES.day(date(2026, 11, 3)) == "3 November 2026"


def test_a_language_may_set_thousands_apart_in_its_own_way() -> None:
    spanish = Figures(Locale.parse("es"), thousands="\u00a0", thousands_from=10_000)
    assert [spanish.number(it) for it in (999, 1500, 20_000)] == ["999", "1500", "20\u00a0000"]
    assert spanish.number(0.7) == "0,7"
    assert spanish.about(20_491) == "20\u00a0000"


@pytest.mark.parametrize(
    ("locale", "letter", "capital"), [("tr", "i", "İ"), ("tr", "b", "B"), ("es", "i", "I"), ("ru", "ш", "Ш")]
)
def test_a_sentence_begins_with_the_capital_of_the_language(locale: str, letter: str, capital: str) -> None:
    assert Figures(Locale.parse(locale)).capital(letter) == capital


@pytest.mark.parametrize(
    ("locale", "pattern", "number", "share", "day"),
    [
        ("en", "d MMMM y", "1,234,567", "0.7", "3 November 2026"),
        ("ru", "long", "1\xa0234\xa0567", "0,7", "3 ноября 2026\u202fг."),  # noqa: RUF001
        ("es", "long", "1.234.567", "0,7", "3 de noviembre de 2026"),
        ("hi", "long", "12,34,567", "0.7", "3 नवंबर 2026"),
        ("fr", "long", "1\u202f234\u202f567", "0,7", "3 novembre 2026"),
        ("ar_EG", "long", "1,234,567", "0.7", "3 نوفمبر 2026"),
        ("fa", "long", "1,234,567", "0.7", "3 نوامبر 2026"),
    ],
)
def test_figures_and_days_are_those_of_the_language_with_latin_digits(
    locale: str, pattern: str, number: str, share: str, day: str
) -> None:
    figures = Figures(Locale.parse(locale), pattern)
    assert (figures.number(1_234_567), figures.number(0.7)) == (number, share)
    assert figures.day(date(2026, 11, 3)).replace("\xa0", "\u202f") == day.replace("\xa0", "\u202f")
    assert figures.about(20_491) == figures.number(20_000)
    assert (figures.money(Decimal("1234.5")), figures.cents(Decimal("0.2455"))) == ("$1,234.50", "$0.25")
