"""How much the age of the prices matters."""

from datetime import date
from enum import StrEnum

NOTE_AFTER_DAYS = 21
STALE_AFTER_DAYS = 45
EXPIRED_AFTER_DAYS = 90
# A model that is shut down so soon is flagged wherever it is recommended.
RETIRES_SOON_DAYS = 60


class Freshness(StrEnum):
    """Up to 21 days nothing is said; to 45 a note; to 90 a strong note and ranges; then a strict build fails."""

    FRESH = "fresh"
    NOTE = "note"
    STALE = "stale"
    EXPIRED = "expired"


def freshness(published: date, day: date) -> Freshness:
    """The level on `day` of prices published on `published`."""
    age = (day - published).days
    if age > EXPIRED_AFTER_DAYS:
        return Freshness.EXPIRED
    if age > STALE_AFTER_DAYS:
        return Freshness.STALE
    return Freshness.NOTE if age > NOTE_AFTER_DAYS else Freshness.FRESH
