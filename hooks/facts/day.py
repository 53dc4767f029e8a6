"""The day of a build. Ages of prices and facts are counted from it, and nothing else in the site knows the time."""

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime

EPOCH = "SOURCE_DATE_EPOCH"


class NoMoment(ValueError):
    """SOURCE_DATE_EPOCH names no moment, in one line."""


def build_day(environment: Mapping[str, str] = os.environ) -> date:
    """The day (UTC) that SOURCE_DATE_EPOCH names, or today. Raises NoMoment when it names none.

    https://reproducible-builds.org/specs/source-date-epoch/ says what the variable means. MkDocs obeys it too.
    """
    written = environment.get(EPOCH)
    if written is None:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(written), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise NoMoment(
            f"{EPOCH} is '{written}', which is no moment. Write the seconds since 1970: `date +%s` prints those of now."
        ) from None


def midnight(day: date) -> int:
    """The SOURCE_DATE_EPOCH at which this day begins."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
