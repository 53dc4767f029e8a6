"""The day of a build. Ages of prices and facts are counted from it, and nothing else in the site knows the time."""

import os
import re
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


def no_such_day(written: str) -> str:
    """What is wrong with a day that has the form YYYY-MM-DD and is in no calendar; nothing of anything else."""
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", written)
    if not match or _is_day(written):
        return ""
    year, month, day = match.groups()
    if _is_day(swapped := f"{year}-{day}-{month}"):
        return f"'{written}': there is no month {month}. The month stands before the day: write {swapped}."
    if not _is_day(f"{year}-{month}-01"):
        return f"'{written}': there is no month {month}. Write a month from 01 to 12."
    return f"'{written}': there is no such day. Write one that the month has."


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True
