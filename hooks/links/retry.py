"""Whether and when to ask once more."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from links import limits
from links.reply import Failure, Kind, Reply

# These may be over in a second. A silent server has had its time; distrust and private addresses stay as they are.
PASSING = frozenset({408, 429, 500, 502, 503, 504})
PASSING_FAILURES = frozenset({Kind.NO_CONNECTION, Kind.BROKEN})


def pause_before_retry(outcome: Reply | Failure, backoff: float, now: datetime) -> float | None:
    """The seconds to wait before another try, or None when there is to be none."""
    if isinstance(outcome, Failure):
        return backoff if outcome.kind in PASSING_FAILURES else None
    if outcome.status not in PASSING:
        return None
    wish = outcome.headers.get("retry-after")
    if wish is None:
        # Without a word on when, a server that says "too often" is left alone.
        return None if outcome.status == 429 else backoff
    seconds = retry_after(wish, now)
    return max(seconds, backoff) if seconds is not None and seconds <= limits.RETRY_AFTER_SECONDS else None


def retry_after(wish: str, now: datetime) -> float | None:
    """The seconds of a Retry-After header, a number or a date; None when it is neither (RFC 9110, 10.2.3)."""
    text = wish.strip()
    if text.isascii() and text.isdigit():
        return float(text[:10])
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return max(0.0, ((date if date.tzinfo else date.replace(tzinfo=UTC)) - now).total_seconds())
