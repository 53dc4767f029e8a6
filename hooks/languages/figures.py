"""Figures and days the way people write them in a language, by Unicode's CLDR, with the digits 0 to 9 everywhere.

Money is the same in every language: readers have to find "$0.50" where OpenAI shows it.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from math import floor, log10

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

DIGITS = "latn"
DOTTED = ("az", "tr")


@dataclass(frozen=True)
class Figures:
    """The filters of templates and pages. `day_pattern` is one of Babel's: "long", or "d MMMM y".

    `thousands` stands between the thousands of numbers from `thousands_from` on; None is the sign of the locale.
    """

    locale: Locale
    day_pattern: str = "long"
    thousands: str | None = None
    thousands_from: int = 1000

    def about(self, number: int) -> str:
        """The number cut to two leading digits, never more than the truth: 20,491 is "20,000"."""
        if number < 100:
            return str(number)
        unit = 10 ** (floor(log10(number)) - 1)
        return self.number(number // unit * unit)

    def about_both(self, least: int, most: int) -> tuple[str, str]:
        """Both cut alike, so that neither looks more exact: 6,269 and 12,642 are "6,000" and "12,000"."""
        if least < 100:
            return self.about(least), self.about(most)
        unit = min(10 ** floor(log10(least)), 10 ** (floor(log10(most)) - 1))
        return self.number(least // unit * unit), self.about(most)

    def number(self, number: float) -> str:
        """A number with its thousands apart: "1,104"."""
        apart = abs(number) >= self.thousands_from
        written = format_decimal(number, locale=self.locale, numbering_system=DIGITS, group_separator=apart)
        if self.thousands is None:
            return written
        return written.replace(self.locale.number_symbols[DIGITS]["group"], self.thousands)

    def money(self, dollars: Decimal) -> str:
        """An exact amount, in cents or finer: "$5", "$0.50", "$0.125"."""
        if dollars == dollars.to_integral_value():
            return f"${dollars:,.0f}"
        exact = dollars.normalize()
        return f"${exact:,.{max(2, -int(exact.as_tuple().exponent))}f}"

    def cents(self, dollars: Decimal) -> str:
        """An amount rounded to cents, or to two digits when it is less than a cent; never zero for something."""
        places = 2 if not dollars or dollars >= Decimal("0.01") else 1 - dollars.adjusted()
        return f"${dollars.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,}"

    def capital(self, letter: str) -> str:
        """The letter as it begins a sentence: the Turkish i keeps its dot."""
        return "İ" if letter == "i" and self.locale.language in DOTTED else letter.upper()

    def day(self, when: date) -> str:
        """A date as it is read aloud, without a month number that could be taken for a day: "10 November 2026"."""
        return format_date(when, self.day_pattern, locale=self.locale)


FILTERS = ("about", "cents", "day", "money", "number")
