"""Fetch OpenAI's pages as Markdown."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import httpx2

from links.client import trust

USER_AGENT = "openai-key-guide-price-check/1.0"
PAGE_SECONDS = 15.0
LARGEST_PAGE = 1024 * 1024


@dataclass(frozen=True)
class Page:
    """A page, or the reason why there is none."""

    text: str = ""
    error: str = ""


def fetch(urls: Sequence[str]) -> list[Page]:
    """The pages, in order, within 15 seconds and of at most 1 MiB each."""
    return asyncio.run(_fetch_all(urls))


async def _fetch_all(urls: Sequence[str]) -> list[Page]:
    headers = {"User-Agent": USER_AGENT, "Accept": "text/markdown, text/plain"}
    async with httpx2.AsyncClient(
        follow_redirects=True, headers=headers, timeout=PAGE_SECONDS, verify=trust()
    ) as client:
        return await asyncio.gather(*(_fetch(client, url) for url in urls))


async def _fetch(client: httpx2.AsyncClient, url: str) -> Page:
    content = bytearray()
    # The client's own timeout is per read: a server that drips would hold us without this deadline.
    try:
        async with asyncio.timeout(PAGE_SECONDS), client.stream("GET", url) as response:
            if response.status_code != httpx2.codes.OK:
                return Page(error=f"HTTP {response.status_code}")
            async for chunk in response.aiter_bytes():
                content += chunk
                if len(content) > LARGEST_PAGE:
                    return Page(error="larger than 1 MiB")
    except TimeoutError:
        return Page(error=f"no answer within {PAGE_SECONDS:g} s")
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
        return Page(error=str(error) or type(error).__name__)
    return Page(content.decode(errors="replace"))
