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


def about_range(least: int, most: int) -> str:
    """Both cut alike, so that neither looks more exact: 6,269 and 12,642 are "6,000 to 12,000"."""
    if least < 100:
        return f"{about(least)} to {about(most)}"
    unit = min(10 ** floor(log10(least)), 10 ** (floor(log10(most)) - 1))
    return f"{least // unit * unit:,} to {about(most)}"


def number(whole: int) -> str:
    """A whole number with its thousands apart: "1,104"."""
    return f"{whole:,}"


def money(dollars: Decimal) -> str:
    """An exact amount, in cents or finer: "$5", "$0.50", "$0.125"."""
    if dollars == dollars.to_integral_value():
        return f"${dollars:,.0f}"
    exact = dollars.normalize()
    return f"${exact:,.{max(2, -int(exact.as_tuple().exponent))}f}"


def cents(dollars: Decimal) -> str:
    """An amount rounded to cents, or to two digits when it is less than a cent; never zero for something."""
    places = 2 if not dollars or dollars >= Decimal("0.01") else 1 - dollars.adjusted()
    return f"${dollars.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,}"


def day(when: date) -> str:
    """A date as it is read aloud, without a month number that could be taken for a day: "10 November 2026"."""
    return f"{when.day} {when:%B %Y}"
