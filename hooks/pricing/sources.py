"""Where the prices come from, how old they are, and how much that matters: data/price_sources.yml."""

from datetime import date, datetime
from enum import StrEnum

from facts import Written
from facts.ages import PRICES_EXPIRED_AFTER, PRICES_NOTE_AFTER, PRICES_STALE_AFTER


class Source(Written):
    """A pinned package and the time at which its publisher uploaded it."""

    package: str
    version: str
    published: datetime


class Sources(Written):
    """The list that prices are read from, and the one that confirms them."""

    primary: Source
    second: Source


class Freshness(StrEnum):
    """Up to 21 days nothing is said; to 45 a note; then a strong note and ranges; programs are told of 90 days too."""

    FRESH = "fresh"
    NOTE = "note"
    STALE = "stale"
    EXPIRED = "expired"


def freshness(published: date, day: date) -> Freshness:
    """The level on `day` of prices published on `published`."""
    age = (day - published).days
    if age > PRICES_EXPIRED_AFTER:
        return Freshness.EXPIRED
    if age > PRICES_STALE_AFTER:
        return Freshness.STALE
    return Freshness.NOTE if age > PRICES_NOTE_AFTER else Freshness.FRESH
