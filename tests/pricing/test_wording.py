from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pricing.wording import about, about_range, cents, day, money


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0"), (84, "84"), (884, "880"), (2036, "2,000"), (20_491, "20,000"), (53_191, "53,000"), (999_999, "990,000")],
)
def test_about(number: int, words: str) -> None:
    assert about(number) == words


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
    assert about_range(least, most) == words


@given(st.integers(1, 10**9))
def test_about_never_promises_more_than_the_truth_and_loses_less_than_a_tenth(number: int) -> None:
    said = int(about(number).replace(",", ""))
    assert number * 0.9 < said <= number


@pytest.mark.parametrize(
    ("amount", "words"),
    [("5", "$5"), ("0.1", "$0.10"), ("0.125", "$0.125"), ("1.20", "$1.20"), ("10.0", "$10"), ("0.0001", "$0.0001")],
)
def test_money_is_exact(amount: str, words: str) -> None:
    assert money(Decimal(amount)) == words


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
    assert cents(Decimal(amount)) == words


@given(st.decimals(min_value="0.000000001", max_value=10**6, places=9))
def test_something_is_never_said_to_cost_nothing(amount: Decimal) -> None:
    assert Decimal(cents(amount)[1:].replace(",", "")) > 0
    assert Decimal(money(amount)[1:].replace(",", "")) == amount


def test_a_date_has_its_month_in_words() -> None:
    assert day(date(2026, 11, 3)) == "3 November 2026"
