"""Figures the way people say them."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from math import floor, log10


def about(number: int) -> str:
    """The number cut to two leading digits, never more than the truth: 20,491 is "20,000"."""
    if number < 100:
        return str(number)
    unit = 10 ** (floor(log10(number)) - 1)
    return f"{number // unit * unit:,}"


def money(dollars: Decimal) -> str:
    """An amount in cents or finer, and never zero: "$0.50", "$5", "$0.00025"."""
    if dollars == dollars.to_integral_value():
        return f"${dollars:,.0f}"
    places = 2
    while dollars and dollars.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) != dollars and places < 2 - dollars.adjusted():
        places += 1
    return f"${dollars.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,}"


def day(when: date) -> str:
    """A date as it is read aloud, without a month number that could be taken for a day: "10 November 2026"."""
    return f"{when.day} {when:%B %Y}"
