"""Ask servers for pages, all at once, within a fixed time."""

import asyncio
from collections.abc import Iterable

import httpx2

from links.offline import offline
from links.trust import trust
from links.verdict import Answer

USER_AGENT = "openai-key-guide-link-check/1.0"
CONNECT_SECONDS = 5.0
REQUEST_SECONDS = 10.0
PERMANENT = (301, 308)


def probe(urls: Iterable[str], *, ceiling: float) -> list[Answer]:
    """One answer per address, in order. The whole takes at most `ceiling` seconds."""
    urls = list(urls)
    # A client costs a tenth of a build to set up: not without a network to use it on.
    if reason := offline(urls, seconds=min(CONNECT_SECONDS, ceiling)):
        return [Answer(url, error=reason) for url in urls]
    return asyncio.run(_probe_all(urls, ceiling))


async def _probe_all(urls: list[str], ceiling: float) -> list[Answer]:
    async with httpx2.AsyncClient(
        follow_redirects=True, headers={"User-Agent": USER_AGENT}, timeout=REQUEST_SECONDS, verify=trust()
    ) as client:
        tasks = [asyncio.create_task(_probe(client, url)) for url in urls]
        if tasks:
            await asyncio.wait(tasks, timeout=ceiling)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    late = f"no answer within {ceiling:g} s"
    return [
        Answer(url, error=late) if task.cancelled() else task.result() for url, task in zip(urls, tasks, strict=True)
    ]


async def _probe(client: httpx2.AsyncClient, url: str) -> Answer:
    # The client's own timeout is per read: a server that drips would hold us without this deadline.
    try:
        async with asyncio.timeout(REQUEST_SECONDS), client.stream("GET", url) as response:
            permanent = all(hop.status_code in PERMANENT for hop in response.history)
            return Answer(url, response.status_code, str(response.url), permanent=permanent)
    except TimeoutError:
        return Answer(url, error=f"no answer within {REQUEST_SECONDS:g} s")
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
        return Answer(url, error=str(error) or type(error).__name__)
