"""Whether there is a network at all, found out before a client is loaded and every page is asked for."""

import socket
from collections.abc import Iterable
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

Hop = tuple[str, int]


def offline(urls: Iterable[str], *, seconds: float) -> str:
    """Why nothing can be asked, or "" as soon as one of the servers (or the proxy before it) takes a connection."""
    hops = {_next_hop(url) for url in urls}
    outcomes: SimpleQueue[str] = SimpleQueue()
    for hop in hops:
        # Daemons: looking up a name can hang for longer than we wait, and cannot be called off.
        Thread(target=_try, args=(hop, seconds, outcomes), daemon=True).start()
    reason = ""
    end = monotonic() + seconds
    for _ in hops:
        try:
            reason = outcomes.get(timeout=max(0.0, end - monotonic()))
        except Empty:
            return f"no answer within {seconds:g} s"
        if not reason:
            return ""
    return reason


def _next_hop(url: str) -> Hop:
    """The first machine on the way to `url`: the proxy of the environment, or the server itself."""
    parts = urlsplit(url)
    proxy = getproxies().get(parts.scheme)
    if proxy and not proxy_bypass(parts.netloc):
        parts = urlsplit(proxy if "//" in proxy else f"//{proxy}")
    return parts.hostname or "", parts.port or (80 if parts.scheme == "http" else 443)


def _try(hop: Hop, seconds: float, outcomes: SimpleQueue[str]) -> None:
    try:
        socket.create_connection(hop, timeout=seconds).close()
        outcomes.put("")
    except OSError as error:
        outcomes.put(error.strerror or str(error) or type(error).__name__)
