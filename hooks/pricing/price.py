"""The price of a model, and which one to show of the two that two lists have."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import AllowInfNan

# What a list says, be it a number or not: hooks/pricing/implausible.py looks at it.
Amount = Annotated[Decimal, AllowInfNan()]


@dataclass(frozen=True)
class Price:
    """US dollars per 1 million tokens, before tax, standard service, prompts of usual length."""

    input: Amount
    output: Amount
    cached: Amount | None = None
    cache_write: Amount | None = None


class Vote(StrEnum):
    """What the second list says about a price."""

    AGREE = "agree"
    DIFFER = "differ"
    ONE_SOURCE = "one source"


@dataclass(frozen=True)
class AgreedPrice:
    """The price to show and how well it is confirmed."""

    price: Price
    vote: Vote


def agreed_price(first: Price | None, second: Price | None) -> AgreedPrice | None:
    """The common price; the higher of two that differ, field by field; None when neither list has one."""
    if first is None or second is None:
        only = first or second
        return AgreedPrice(only, Vote.ONE_SOURCE) if only else None
    if first == second:
        return AgreedPrice(first, Vote.AGREE)
    higher = Price(
        max(first.input, second.input),
        max(first.output, second.output),
        _higher(first.cached, second.cached),
        _higher(first.cache_write, second.cache_write),
    )
    return AgreedPrice(higher, Vote.DIFFER)


def _higher(first: Decimal | None, second: Decimal | None) -> Decimal | None:
    return max((price for price in (first, second) if price is not None), default=None)
