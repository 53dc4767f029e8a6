"""Findings from the cache where they may be believed, and from the servers for the rest."""

from collections.abc import Callable, Iterable
from datetime import datetime

from links.cache import Cache
from links.finding import Finding

Ask = Callable[[list[str]], list[Finding]]


def consult(urls: Iterable[str], cache: Cache, *, now: datetime, ask: Ask | None) -> list[Finding]:
    """A finding for each address, in order. Without `ask` only for those that the cache knows."""
    urls = list(urls)
    found = {url: finding for url in urls if (finding := cache.fresh(url, now))}
    missing = [url for url in urls if url not in found]
    if missing and ask:
        asked = ask(missing)
        cache.remember(asked)
        found |= {finding.url: finding for finding in asked}
    return [found[url] for url in urls if url in found]


def ask(urls: list[str]) -> list[Finding]:
    """Ask the servers. Raises CannotAskError."""
    from links.check import check  # here: loading a client costs more than everything else together

    return check(urls)
