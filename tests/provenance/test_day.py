"""SOURCE_DATE_EPOCH says what day it is, in UTC."""

from datetime import UTC, date, datetime

import pytest

from facts.day import NoMoment, build_day, midnight


@pytest.mark.parametrize(
    ("written", "day"),
    [("0", date(1970, 1, 1)), ("1795564799", date(2026, 11, 24)), ("1795564800", date(2026, 11, 25))],
)
def test_the_moment_names_its_day(written: str, day: date) -> None:
    assert build_day({"SOURCE_DATE_EPOCH": written}) == day


@pytest.mark.parametrize("written", ["", "today", "1.5", "9" * 30])
def test_what_is_no_moment_is_told_in_one_line(written: str) -> None:
    with pytest.raises(NoMoment, match=rf"^SOURCE_DATE_EPOCH is '{written}'.*`date \+%s`[^\n]*$"):
        build_day({"SOURCE_DATE_EPOCH": written})


def test_without_it_the_day_is_today() -> None:
    before = datetime.now(UTC).date()
    assert before <= build_day({}) <= datetime.now(UTC).date()


def test_the_start_of_a_day_is_in_that_day_alone() -> None:
    day = date(2026, 11, 24)
    assert build_day({"SOURCE_DATE_EPOCH": str(midnight(day))}) == day
    assert build_day({"SOURCE_DATE_EPOCH": str(midnight(day) - 1)}) == date(2026, 11, 23)
