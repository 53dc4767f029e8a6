from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from links.answer import Failure, FailureKind, Reply
from links.rate_limiter import pause_before_retry, retry_after

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def reply(status: int, wish: str | None = None) -> Reply:
    return Reply("https://a.org/", status, {"retry-after": wish} if wish is not None else {}, b"", True)


@pytest.mark.parametrize("status", [408, 500, 502, 503, 504])
def test_what_may_pass_is_tried_again_after_the_backoff(status: int) -> None:
    assert pause_before_retry(reply(status), 0.5, NOW) == 0.5


@pytest.mark.parametrize("status", [200, 301, 401, 403, 404, 410, 451, 429, 501])
def test_what_will_stay_is_not(status: int) -> None:
    assert pause_before_retry(reply(status), 0.5, NOW) is None


@pytest.mark.parametrize(("wish", "pause"), [("0", 0.5), ("1", 1.0), ("5", 5.0), (" 2 ", 2.0)])
def test_a_wish_of_up_to_five_seconds_is_obeyed(wish: str, pause: float) -> None:
    assert pause_before_retry(reply(429, wish), 0.5, NOW) == pause
    assert pause_before_retry(reply(503, wish), 0.5, NOW) == pause


@pytest.mark.parametrize(
    "wish", ["6", "3600", "9" * 400, "-1", "1.5", "soon", "", "inf", "nan", "٣", "Tue, 99 Foo 2026 12:00:00 GMT"]
)
def test_a_longer_or_senseless_wish_is_no_second_try(wish: str) -> None:
    assert pause_before_retry(reply(429, wish), 0.5, NOW) is None


def test_a_wish_may_be_a_date() -> None:
    assert retry_after(format_datetime(NOW + timedelta(seconds=3), usegmt=True), NOW) == 3
    assert retry_after(format_datetime(NOW - timedelta(days=3), usegmt=True), NOW) == 0


@pytest.mark.parametrize(
    ("kind", "again"),
    [
        (FailureKind.NO_CONNECTION, True),
        (FailureKind.BROKEN, True),
        (FailureKind.TLS, False),
        (FailureKind.SILENT, False),
        (FailureKind.PRIVATE, False),
    ],
)
def test_a_fault_of_the_moment_is_tried_again(kind: FailureKind, again: bool) -> None:
    assert (pause_before_retry(Failure("https://a.org/", kind, ""), 0.5, NOW) is not None) == again


@given(st.text())
def test_any_wish_is_understood_or_not(wish: str) -> None:
    seconds = retry_after(wish, NOW)
    assert seconds is None or seconds >= 0
