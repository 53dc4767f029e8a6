"""Prices that cannot be right: none, zero, not a number, or more than ten times another price of the same model."""

from collections.abc import Iterator
from decimal import Decimal

from pricing.lists import Both
from pricing.price import Price, agreed_price

# More than any list was ever wrong by accident of rounding, and more than any price ever changed at once.
MOST_TIMES = 10
FIELDS = ("input", "output")

Names = tuple[str, str]


def is_plausible(price: Price | None) -> bool:
    """Whether both amounts of a price are numbers above zero."""
    return price is not None and all(map(_is_amount, _amounts(price)))


def implausible(now: Both, names: Names) -> str:
    """What cannot be right in the prices of both lists, which are called by `names`; nothing when all is well.

    A list that knows no price, or one of zero, is no harm while the other has one: the higher price counts.
    """
    known = [price for price in now if price is not None]
    if not known:
        return ""
    for field in FIELDS:
        amounts = [getattr(price, field) for price in known]
        right = [amount for amount in amounts if _is_amount(amount)]
        if not right or not all(amount.is_finite() for amount in amounts) or _far(min(right), max(right)):
            return f"its {field} price cannot be right: {_said(now, names, field)}"
    return ""


def jump(before: Both, now: Both, names: Names) -> str:
    """How the price that counts left the one of `before` by more than ten times; nothing when it did not."""
    if not all(is_plausible(price) for price in (*before, *now) if price is not None):
        return ""
    old, new = agreed_price(*before), agreed_price(*now)
    if old is None or new is None:
        return ""
    for field in FIELDS:
        former, amount = getattr(old.price, field), getattr(new.price, field)
        if _far(min(former, amount), max(former, amount)):
            what = f"its {field} price was {former:f} and is {amount:f}, more than {MOST_TIMES} times another one"
            return f"{what}: {_said(now, names, field)}"
    return ""


def _amounts(price: Price) -> Iterator[Decimal]:
    return (getattr(price, field) for field in FIELDS)


def _is_amount(amount: Decimal) -> bool:
    return amount.is_finite() and amount > 0


def _far(least: Decimal, most: Decimal) -> bool:
    return most > MOST_TIMES * least


def _said(prices: Both, names: Names, field: str) -> str:
    by_list = zip(prices, names, strict=True)
    return ", ".join(f"{getattr(price, field):f} by {name}" if price else f"none by {name}" for price, name in by_list)
