"""Find out what can be proven about each address, politely and within half a minute."""

import asyncio
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from time import monotonic
from urllib.parse import urldefrag

from links import limits
from links.answer import Answer, Ask, Reply, escaped_bytes, follow
from links.browser_url import NoAddressError, follow_reference
from links.canary import canary_scope, canary_url
from links.client import client, user_agent
from links.finding import Finding, Hop, Verdict
from links.guard import SETTING, private_networks
from links.offline import offline
from links.page import is_html, read_page
from links.rate_limiter import RateLimiter
from links.redact import one_line
from links.signs import challenge
from links.verdict import fragment_judgment, judge, judge_beside_canaries


def check(urls: Iterable[str]) -> list[Finding]:
    """One finding for each address, in order. Raises SettingError."""
    urls = list(urls)
    end = monotonic() + limits.CEILING_SECONDS
    private_networks(os.environ.get(SETTING, ""))
    user_agent()
    if reason := offline(urls, seconds=min(limits.CONNECT_SECONDS, limits.CEILING_SECONDS)):
        return [Finding(url, Verdict.OFFLINE, one_line(reason), datetime.now(UTC)) for url in urls]
    return asyncio.run(_check_all(urls, end))


async def _check_all(urls: list[str], end: float) -> list[Finding]:
    async with client() as fetch:
        checks = Checks(RateLimiter(fetch).ask)
        tasks = [asyncio.create_task(checks.finding(url)) for url in urls]
        if tasks:
            await asyncio.wait(tasks, timeout=max(0.0, end - monotonic()))
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return [_late(url) if task.cancelled() else task.result() for url, task in zip(urls, tasks, strict=True)]


def _late(url: str) -> Finding:
    return Finding(url, Verdict.UNREACHABLE, limits.late(), datetime.now(UTC))


class Checks:
    """Each page is asked for once, however many links lead to it, and one made-up page for each part of a site."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._pages: dict[str, asyncio.Task[Answer]] = {}
        self._canaries: dict[tuple[str, str], asyncio.Task[Answer]] = {}

    async def finding(self, url: str) -> Finding:
        """What can be proven about one address."""
        page, fragment = urldefrag(url)
        answer = await self._page(page)
        answer = replace(answer, url=url, fragment=answer.fragment or fragment)
        judgment, canaries = judge(answer), []
        if judgment is None:
            neighbors = {canary_scope(neighbor): neighbor for neighbor in (answer.last.url, answer.url)}
            canaries = [await self._canary(scope, neighbor) for scope, neighbor in neighbors.items()]
            judgment = judge_beside_canaries(answer, canaries)
        if judgment[0] is Verdict.MOVED and not await self._advisable(answer):
            judgment = Verdict.INCONCLUSIVE, "its new address, asked for by itself, gives another answer"
        verdict, reason = judgment
        way = (*_hops(answer), *(hop for canary in canaries for hop in _hops(canary, "made-up page: ")))
        return Finding(url, verdict, one_line(reason), datetime.now(UTC), answer.final_url, hops=way)

    async def _advisable(self, answer: Answer) -> bool:
        """Whether the new address leads to the new page: it may be good for once, or in a browser's spelling alone."""
        again = await self._page(urldefrag(answer.final_url).url)
        fine = judge(again) is None and not again.replies[1:] and again.last.status == answer.last.status
        return fine and fragment_judgment(replace(again, fragment=answer.fragment)) is None

    async def _page(self, url: str) -> Answer:
        if url not in self._pages:
            self._pages[url] = asyncio.create_task(follow(url, self._ask))
        return await self._pages[url]

    async def _canary(self, scope: tuple[str, str], neighbor: str) -> Answer:
        if scope not in self._canaries:
            self._canaries[scope] = asyncio.create_task(follow(canary_url(neighbor), self._ask))
        return await self._canaries[scope]


def _hops(answer: Answer, label: str = "") -> Iterator[Hop]:
    """Each request on the way, and what was seen there."""
    for reply in answer.replies:
        yield Hop(one_line(reply.url), reply.status, one_line(label + _summary(reply)))
    if answer.failure:
        yield Hop(one_line(answer.failure.url), None, one_line(label + answer.failure.reason))


def _summary(reply: Reply) -> str:
    if sign := challenge(reply):
        return f"a bot challenge ({sign})"
    if location := reply.headers.get("location"):
        return f"to {_without_query(reply.url, location)}"
    size = f"{'' if reply.whole else 'more than '}{len(reply.body)} bytes"
    title = f", title '{read_page(reply).title}'" if reply.body and is_html(reply) else ""
    return f"{reply.media_type or 'no type'}, {size}{title}"


def _without_query(url: str, location: str) -> str:
    """The place that a redirect names, written out: a relative one could hide a query or a user name."""
    try:
        return follow_reference(escaped_bytes(location), url).partition("?")[0]
    except NoAddressError:
        return "something that is no address"
