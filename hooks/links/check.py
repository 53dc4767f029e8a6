"""Find out what can be proven about each address, politely and within half a minute."""

import asyncio
import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from time import monotonic
from urllib.parse import urldefrag

from links import limits
from links.canary import made_up, section
from links.cannot_ask import CannotAskError
from links.fetch import fetching
from links.finding import Finding, Verdict
from links.follow import follow
from links.guard import SETTING, PrivateSettingError, private_networks
from links.manners import Manners
from links.offline import offline
from links.one_line import one_line
from links.proxy import ProxySettingError
from links.reply import Answer
from links.seen import hops
from links.trust import TrustSettingError
from links.verdict import judge, judge_beside


def check(urls: Iterable[str]) -> list[Finding]:
    """One finding for each address, in order. Raises CannotAskError."""
    urls = list(urls)
    end = monotonic() + limits.CEILING_SECONDS
    try:
        private_networks(os.environ.get(SETTING, ""))
        if reason := offline(urls, seconds=min(limits.CONNECT_SECONDS, limits.CEILING_SECONDS)):
            return [Finding(url, Verdict.OFFLINE, one_line(reason), datetime.now(UTC)) for url in urls]
        return asyncio.run(_check_all(urls, end))
    except (PrivateSettingError, ProxySettingError, TrustSettingError) as error:
        raise CannotAskError(str(error)) from None


async def _check_all(urls: list[str], end: float) -> list[Finding]:
    async with fetching() as fetch:
        round_ = _Round(Manners(fetch))
        tasks = [asyncio.create_task(round_.finding(url)) for url in urls]
        if tasks:
            await asyncio.wait(tasks, timeout=max(0.0, end - monotonic()))
        await round_.stop(tasks)
    return [_late(url) if task.cancelled() else task.result() for url, task in zip(urls, tasks, strict=True)]


def _late(url: str) -> Finding:
    return Finding(url, Verdict.UNREACHABLE, limits.late(), datetime.now(UTC))


class _Round:
    """One check: each page is asked for once, however many links lead to it, and each made-up page too."""

    def __init__(self, manners: Manners) -> None:
        self._ask = manners.ask
        self._answers: dict[object, asyncio.Task[Answer]] = {}

    async def finding(self, url: str) -> Finding:
        page, fragment = urldefrag(url)
        answer = await self._answer(page, page)
        answer = replace(answer, url=url, fragment=answer.fragment or fragment)
        judgment, canaries = judge(answer), []
        if judgment is None:
            canaries = await self._canaries(answer)
            judgment = judge_beside(answer, canaries)
        verdict, reason = judgment
        return Finding(url, verdict, one_line(reason), datetime.now(UTC), answer.final_url, hops=hops(answer, canaries))

    async def _canaries(self, answer: Answer) -> list[Answer]:
        """The answers for a made-up page beside the link, and beside the page where it ends."""
        places = {section(url): url for url in (answer.last.url, answer.url)}
        return [await self._answer(place, made_up(url)) for place, url in places.items()]

    async def _answer(self, key: object, url: str) -> Answer:
        if key not in self._answers:
            self._answers[key] = asyncio.create_task(follow(url, self._ask))
        return await asyncio.shield(self._answers[key])

    async def stop(self, tasks: Collection[asyncio.Task[Finding]]) -> None:
        """Call off what has not ended."""
        for task in (*tasks, *self._answers.values()):
            task.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.gather(*tasks, *self._answers.values(), return_exceptions=True)
