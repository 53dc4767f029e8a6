"""Two lists, one price: what to show when they agree, differ, or only one of them knows the model."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pricing.price import Price


class Vote(StrEnum):
    """What the second list says about a price."""

    AGREE = "agree"
    DIFFER = "differ"
    ONE_SOURCE = "one source"


@dataclass(frozen=True)
class Quote:
    """The price to show and how well it is confirmed."""

    price: Price
    vote: Vote


def quote(first: Price | None, second: Price | None) -> Quote | None:
    """The common price; the higher of two that differ, field by field; None when neither list has one."""
    if first is None or second is None:
        only = first or second
        return Quote(only, Vote.ONE_SOURCE) if only else None
    if first == second:
        return Quote(first, Vote.AGREE)
    higher = Price(
        max(first.input, second.input),
        max(first.output, second.output),
        _higher(first.cached, second.cached),
        _higher(first.cache_write, second.cache_write),
    )
    return Quote(higher, Vote.DIFFER)


def _higher(first: Decimal | None, second: Decimal | None) -> Decimal | None:
    return max((price for price in (first, second) if price is not None), default=None)
