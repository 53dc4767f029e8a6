from datetime import date
from decimal import Decimal

import pytest

from pricing.packages import first_price, second_price
from pricing.price import Price

DAY = date(2026, 11, 24)
LUNA = Price(Decimal("0.1"), Decimal("0.5"), Decimal("0.01"), Decimal("0.125"))


@pytest.mark.parametrize("price_of", [first_price, second_price])
def test_the_known_price_of_a_day(price_of) -> None:
    assert price_of("gpt-6-luna", DAY) == LUNA


@pytest.mark.parametrize("price_of", [first_price, second_price])
def test_a_price_that_changed_is_the_one_of_the_day(price_of) -> None:
    # GPT-5.6 Luna became 80 % cheaper on 2026-07-30.
    assert price_of("gpt-5.6-luna", date(2026, 7, 29)).input == 1
    assert price_of("gpt-5.6-luna", date(2026, 7, 30)).input == Decimal("0.2")


@pytest.mark.parametrize("price_of", [first_price, second_price])
def test_only_the_exact_id_is_known(price_of) -> None:
    assert price_of("gpt-6-lunar", DAY) is None
    assert price_of("gpt-6-luna-2026-09-22", DAY) is None
    assert price_of("gpt-6-luna-high", DAY) is None


def test_a_zero_in_the_second_list_is_no_price() -> None:
    assert second_price("gpt-3.5-turbo", DAY) == first_price("gpt-3.5-turbo", DAY)
