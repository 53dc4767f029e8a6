"""Ask as a polite guest: few requests at once, pauses before a retry, nothing of a host that does not want it."""

import asyncio
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from links import limits
from links.address import host_of
from links.answer import Ask, Failure, FailureKind, Reply
from links.signs import challenge

# What is true of a host is true of each of its pages.
OF_THE_HOST = frozenset({FailureKind.NO_CONNECTION, FailureKind.TLS, FailureKind.PRIVATE})
# These may be over in a second. A silent server has had its time; distrust and private addresses stay as they are.
PASSING = frozenset({408, 429, 500, 502, 503, 504})
PASSING_FAILURES = frozenset({FailureKind.NO_CONNECTION, FailureKind.BROKEN})


class _Host:
    """What is known of one host, and who may ask it now."""

    def __init__(self) -> None:
        self.slots = asyncio.Semaphore(limits.PER_HOST)
        self.alone = asyncio.Lock()
        self.first_answer_came = False
        self.closed: Failure | None = None

    def note(self, outcome: Reply | Failure) -> None:
        """Remember what an answer says about the host as a whole."""
        self.first_answer_came = True
        if isinstance(outcome, Failure):
            if outcome.kind in OF_THE_HOST:
                self.closed = outcome
        elif sign := challenge(outcome):
            reason = f"not asked: its host challenges robots ({sign})"
            self.closed = Failure(outcome.url, FailureKind.CHALLENGED, reason)


class RateLimiter:
    """Asks with at most 2 requests in flight to a host and 8 in all, and tries again what may pass."""

    def __init__(self, fetch: Ask) -> None:
        self._fetch = fetch
        self._slots = asyncio.Semaphore(limits.AT_ONCE)
        self._hosts: dict[str, _Host] = defaultdict(_Host)

    async def ask(self, url: str) -> Reply | Failure:
        """The reply to one request. The slot at the host is kept between tries: it is the host that wants a pause."""
        host = self._hosts[host_of(url)]
        async with host.slots:
            if host.first_answer_came:
                return await self._ask_host(host, url)
            async with host.alone:  # until the first answer shows what the host thinks of robots
                return await self._ask_host(host, url)

    async def _ask_host(self, host: _Host, url: str) -> Reply | Failure:
        if host.closed:
            return replace(host.closed, url=url)
        outcome = await self._with_retries(url)
        host.note(outcome)
        return outcome

    async def _with_retries(self, url: str) -> Reply | Failure:
        for backoff in limits.BACKOFF_SECONDS:
            outcome = await self._fetch_in_slot(url)
            pause = pause_before_retry(outcome, backoff, datetime.now(UTC))
            if pause is None or (isinstance(outcome, Reply) and challenge(outcome)):
                return outcome
            await asyncio.sleep(pause)
        return await self._fetch_in_slot(url)

    async def _fetch_in_slot(self, url: str) -> Reply | Failure:
        async with self._slots:
            return await self._fetch(url)


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
