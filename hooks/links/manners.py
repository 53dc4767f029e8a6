"""Ask as a polite guest: few requests at once, none to a host that does not want them."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime

from links import limits
from links.challenge import challenge
from links.hosts import host_of
from links.reply import Failure, Kind, Reply
from links.retry import pause_before_retry

Fetch = Callable[[str], Awaitable[Reply | Failure]]
# What is true of a host is true of each of its pages.
OF_THE_HOST = frozenset({Kind.NO_CONNECTION, Kind.TLS, Kind.PRIVATE})


class _Host:
    """What is known of one host. Its first request goes alone; only then is there a second place."""

    def __init__(self) -> None:
        self.places = asyncio.Semaphore(1)
        self.met = False
        self.closed: Failure | None = None

    def learn(self, outcome: Reply | Failure) -> None:
        if isinstance(outcome, Failure):
            if outcome.kind in OF_THE_HOST:
                self.closed = outcome
        elif mark := challenge(outcome):
            self.closed = Failure(outcome.url, Kind.CHALLENGED, f"not asked: its host challenges robots ({mark})")
        if not self.met:
            self.met = True
            for _ in range(limits.PER_HOST - 1):
                self.places.release()


class Manners:
    """Asks with at most 2 requests in flight to a host and 8 in all, and tries again what may pass."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._all = asyncio.Semaphore(limits.AT_ONCE)
        self._hosts: dict[str, _Host] = defaultdict(_Host)

    async def ask(self, url: str) -> Reply | Failure:
        """The reply to one request. The place at the host is kept between tries: it is the host that wants a pause."""
        host = self._hosts[host_of(url)]
        async with host.places:
            if host.closed:
                return replace(host.closed, url=url)
            outcome = await self._patiently(url)
            host.learn(outcome)
            return outcome

    async def _patiently(self, url: str) -> Reply | Failure:
        for backoff in limits.BACKOFF_SECONDS:
            outcome = await self._once(url)
            pause = pause_before_retry(outcome, backoff, datetime.now(UTC))
            if pause is None or (isinstance(outcome, Reply) and challenge(outcome)):
                return outcome
            await asyncio.sleep(pause)
        return await self._once(url)

    async def _once(self, url: str) -> Reply | Failure:
        async with self._all:
            return await self._fetch(url)
