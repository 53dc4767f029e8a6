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
TOKENS = st.integers(0, 1_000_000)
MONEY = st.decimals(min_value="0.001", max_value=1000, places=3)
FIVE = Decimal(5)


@pytest.mark.parametrize(
    ("model", "none", "little", "lot"),
    [
        ("gpt-6-luna", 53_191, 20_491, 8_417),
        ("gpt-5.6-luna", 23_364, 8_710, 3_536),
        ("gpt-5.4-mini", 6_230, 2_322, 942),
        ("gpt-6.1-terra", 5_319, 2_049, 841),
        ("gpt-6-sol", 2_659, 1_024, 420),
        ("gpt-6-astra", 531, 204, 84),
    ],
)
def test_rewrites_for_five_dollars(model: str, none: int, little: int, lot: int) -> None:
    """A post of 130 tokens, 160 tokens around it, and no, 300 or 1,000 tokens of thinking."""
    price = CATALOG.offer(model).price
    each = [cost(price, tokens_in=290, tokens_out=130 + thinking) for thinking in (0, 300, 1000)]
    assert [how_many(FIVE, cost) for cost in each] == [none, little, lot]


@pytest.mark.parametrize(("post_tokens", "luna"), [(137, 50_916), (162, 44_169), (182, 39_936), (399, 19_577)])
def test_rewrites_of_longer_posts(post_tokens: int, luna: int) -> None:
    price = CATALOG.offer("gpt-6-luna").price
    assert how_many(FIVE, cost(price, tokens_in=160 + post_tokens, tokens_out=post_tokens)) == luna


@pytest.mark.parametrize(("thinking", "for_a_thousand"), [("none", "0.094"), ("little", "0.244"), ("lot", "0.594")])
def test_a_post_of_known_length_in_tokens(thinking: str, for_a_thousand: str) -> None:
    """130 tokens, 160 around them, on GPT-6 Luna: 290 in at $0.10 and 130 + thinking out at $0.50 for each million."""
    assert 1000 * CATALOG.offer("gpt-6-luna").rewrite_cost_of(130, thinking) == Decimal(for_a_thousand)


@pytest.mark.parametrize("language", CATALOG.usage.languages)
def test_the_usual_post_costs_what_its_tokens_cost(language: str) -> None:
    tokens = CATALOG.usage.languages[language].tokens(CATALOG.usage.post_characters)
    for offer in CATALOG.offers:
        assert offer.rewrite_cost("little", language=language) == offer.rewrite_cost_of(tokens, "little")


@pytest.mark.parametrize(
    ("model", "photo", "screenshot", "full"),
    [
        ("gpt-6-luna", 20_366, 15_600, 3_858),
        ("gpt-5.6-luna", 9_416, 7_032, 1_817),
        ("gpt-5.4-mini", 2_820, 2_042, 861),
        ("gpt-4.1-mini", 5_316, 4_235, 1_619),
        ("gpt-6.1-terra", 2_036, 1_560, 385),
        ("gpt-4o", 1_017, 779, 458),
        ("gpt-4o-mini", 884, 870, 831),
    ],
)
def test_pictures_for_five_dollars(model: str, photo: int, screenshot: int, full: int) -> None:
    offer = CATALOG.offer(model)
    assert [offer.pictures(5, picture=size) for size in ("photo", "screenshot", "full")] == [photo, screenshot, full]


@pytest.mark.parametrize(
    ("photo", "pictures"), [("photo", 12_642), ("classic", 11_428), ("square", 10_050), ("large", 6_269)]
)
def test_photos_of_each_shape_for_five_dollars_with_a_little_thinking(photo: str, pictures: int) -> None:
    """By hand, the square one: 40 x 40 x 1.2 + 60 = 1,980 in at $0.125, 200 + 300 out at $0.50, for each million."""
    assert CATALOG.offer("gpt-6-luna").pictures(5, "little", picture=photo) == pictures


@pytest.mark.parametrize(
    ("model", "rewrites", "pictures"),
    [("gpt-6.1-sol", (417, 1_002), (335, 632)), ("gpt-6-astra", (83, 200), (67, 126))],
)
def test_a_model_that_always_thinks_has_no_figure_without(
    model: str, rewrites: tuple[int, int], pictures: tuple[int, int]
) -> None:
    offer = CATALOG.offer(model)
    assert (offer.rewrites(5, "lot"), offer.rewrites(5)) == rewrites
    assert (offer.pictures(5, "lot"), offer.pictures(5)) == pictures
    assert offer.rewrites(5, "little") == offer.rewrites(5, "none")


def test_a_model_that_never_thinks_costs_the_same_at_every_level() -> None:
    offer = CATALOG.offer("gpt-4.1-mini")
    assert len({offer.rewrites(5, level) for level in CATALOG.usage.thinking}) == 1


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
