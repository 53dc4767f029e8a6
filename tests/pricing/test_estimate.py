"""Known answers: sums worked from the published prices of November 2026."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pricing.catalog import load_catalog
from pricing.estimate import cost, how_many
from pricing.price import Price

ROOT = Path(__file__).parents[2]
CATALOG = load_catalog(ROOT / "data", date(2026, 11, 24), root=ROOT)
OFFERS = {offer.id: offer for offer in CATALOG.offers}
TOKENS = st.integers(0, 1_000_000)
MONEY = st.decimals(min_value="0.001", max_value=1000, places=3)


@pytest.mark.parametrize(
    ("model", "none", "little", "lot"),
    [
        ("gpt-6-luna", 53_191, 20_491, 8_417),
        ("gpt-5.6-luna", 23_364, 8_710, 3_536),
        ("gpt-6.1-terra", 5_319, 2_049, 841),
        ("gpt-6-sol", 2_659, 1_024, 420),
        ("gpt-6-astra", 531, 204, 84),
    ],
)
def test_rewrites_for_five_dollars(model: str, none: int, little: int, lot: int) -> None:
    offer = OFFERS[model]
    assert [offer.rewrites(5, thinking=thinking) for thinking in (0, 300, 1000)] == [none, little, lot]


@pytest.mark.parametrize(
    ("model", "pictures"),
    [("gpt-6-luna", 20_366), ("gpt-5.6-luna", 9_416), ("gpt-4.1-mini", 5_316), ("gpt-4o", 1_017), ("gpt-4o-mini", 884)],
)
def test_pictures_for_five_dollars(model: str, pictures: int) -> None:
    assert OFFERS[model].pictures(5) == pictures


def test_a_long_prompt_is_billed_at_the_cache_write_price() -> None:
    price = Price(Decimal("0.10"), Decimal("0.50"), Decimal("0.01"), Decimal("0.125"))
    assert cost(price, tokens_in=1023, tokens_out=0) == Decimal("0.0001023")
    assert cost(price, tokens_in=1024, tokens_out=0) == Decimal("0.000128")


@given(MONEY, MONEY, TOKENS, TOKENS, TOKENS, TOKENS)
def test_more_tokens_never_cost_less(rate_in: Decimal, rate_out: Decimal, a: int, b: int, c: int, d: int) -> None:
    price = Price(rate_in, rate_out, None, rate_in * Decimal("1.25"))
    assert 0 <= cost(price, tokens_in=a, tokens_out=c) <= cost(price, tokens_in=a + b, tokens_out=c + d)


@given(MONEY, MONEY)
def test_the_money_pays_for_what_it_is_said_to_buy(dollars: Decimal, each: Decimal) -> None:
    number = how_many(dollars, each)
    assert number * each <= dollars < (number + 1) * each
