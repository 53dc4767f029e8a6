"""How much the age of the prices matters."""

from datetime import date
from enum import StrEnum

from facts.ages import PRICES_EXPIRED_AFTER, PRICES_NOTE_AFTER, PRICES_STALE_AFTER


class Freshness(StrEnum):
    """Up to 21 days nothing is said; to 45 a note; to 90 a strong note and ranges; then a strict build fails."""

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
