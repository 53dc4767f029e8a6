from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pricing.price import AgreedPrice, Price, Vote, agreed_price

MONEY = st.decimals(min_value="0.001", max_value=1000, places=3)
PRICES = st.builds(Price, MONEY, MONEY, st.none() | MONEY, st.none() | MONEY)


def test_two_lists_that_agree() -> None:
    price = Price(Decimal(1), Decimal(2))
    assert agreed_price(price, price) == AgreedPrice(price, Vote.AGREE)


def test_of_two_that_differ_the_higher_is_shown_field_by_field() -> None:
    first = Price(Decimal(1), Decimal(5), Decimal("0.1"), None)
    second = Price(Decimal(2), Decimal(4), Decimal("0.2"), Decimal("1.25"))
    assert agreed_price(first, second) == AgreedPrice(
        Price(Decimal(2), Decimal(5), Decimal("0.2"), Decimal("1.25")), Vote.DIFFER
    )


def test_one_list_is_enough_and_is_told() -> None:
    price = Price(Decimal(1), Decimal(2))
    assert agreed_price(price, None) == agreed_price(None, price) == AgreedPrice(price, Vote.ONE_SOURCE)


def test_a_model_that_no_list_has() -> None:
    assert agreed_price(None, None) is None


@given(PRICES, PRICES)
def test_the_order_of_the_lists_does_not_matter_and_nobody_pays_more_than_is_shown(first: Price, second: Price) -> None:
    shown = agreed_price(first, second)
    assert shown == agreed_price(second, first)
    assert shown is not None
    assert shown.price.input >= max(first.input, second.input)
    assert shown.price.output >= max(first.output, second.output)
