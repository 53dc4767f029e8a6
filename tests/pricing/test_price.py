from datetime import date
from decimal import Decimal

import pytest

from pricing.price import NoPrice, Price, price_of


def test_the_known_price_of_a_day() -> None:
    expected = Price(Decimal("0.1"), Decimal("0.5"), Decimal("0.01"), Decimal("0.125"))
    assert price_of("gpt-6-luna", date(2026, 11, 24)) == expected


def test_a_price_that_changed_is_the_one_of_the_day() -> None:
    # GPT-5.6 Luna became 80 % cheaper on 2026-07-30.
    assert price_of("gpt-5.6-luna", date(2026, 7, 29)).input == 1
    assert price_of("gpt-5.6-luna", date(2026, 7, 30)).input == Decimal("0.2")


def test_the_price_is_that_of_short_prompts() -> None:
    # Asking the package for the cost of 1M tokens would give the price of long prompts, twice as much.
    assert price_of("gpt-6-luna", date(2026, 11, 24)).input == Decimal("0.1")


def test_only_the_exact_id_is_known() -> None:
    with pytest.raises(NoPrice, match="does not know the OpenAI model 'gpt-6-lunar'"):
        price_of("gpt-6-lunar", date(2026, 11, 24))
