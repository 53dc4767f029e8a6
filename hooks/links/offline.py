"""Whether there is a network at all, found out before a client is loaded, and the proxy that stands before it."""

import socket
from collections.abc import Iterable
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from links.guard import look_up, may_ask
from links.settings import SettingError


def offline(urls: Iterable[str], *, seconds: float, guarded: bool = True) -> str:
    """Why nothing can be asked, or "" as soon as one of the servers (or the proxy before it) takes a connection.

    `guarded` is for addresses that others wrote: no private machine is connected to. Raises SettingError.
    """
    hops = {hop for url in urls if (hop := _next_hop(url))}
    outcomes: SimpleQueue[str] = SimpleQueue()
    for hop in hops:
        # Daemons: looking up a name can hang for longer than we wait, and cannot be called off.
        host, port, is_proxy = hop
        trusted = is_proxy or not guarded
        Thread(target=_try, args=(host, port, trusted, seconds, outcomes), daemon=True).start()
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


def proxy_for(url: str) -> str | None:
    """The proxy's address, by HTTPS_PROXY, HTTP_PROXY and NO_PROXY. Raises SettingError."""
    parts = urlsplit(url)
    setting = "".join(getproxies().get(parts.scheme, "").split())
    if not setting or proxy_bypass(parts.netloc):
        return None
    proxy = setting if "://" in setting else f"http://{setting}"
    try:
        taken_apart = urlsplit(proxy)
        host = taken_apart.hostname.encode("idna") if taken_apart.hostname else b""
        usable = taken_apart.scheme in ("http", "https") and host and taken_apart.port != 0
    except ValueError:
        usable = False
    if not usable:
        name = f"{parts.scheme.upper()}_PROXY"
        raise SettingError(f"{name} is not the address of an HTTP proxy. Write {name}=http://host:port.")
    return proxy


def _next_hop(url: str) -> tuple[str, int, bool] | None:
    """The first machine on the way to `url`, and whether it is a proxy; None for what is no address."""
    try:
        proxy = proxy_for(url)
        parts = urlsplit(proxy or url)
        host, port = parts.hostname or "", parts.port or (80 if parts.scheme == "http" else 443)
    except SettingError:
        raise
    except ValueError:
        return None
    return (host, port, proxy is not None) if host else None


def _try(host: str, port: int, trusted: bool, seconds: float, outcomes: SimpleQueue[str]) -> None:
    try:
        addresses = [ip for ip in look_up(host, port) if trusted or may_ask(ip)]
        # Without one that may be asked the host is private: the check tells more about that.
        if addresses and not any(_connects(address, port, seconds) for address in addresses[:-1]):
            socket.create_connection((addresses[-1], port), timeout=seconds).close()
        outcomes.put("")
    except OSError as error:
        outcomes.put(error.strerror or str(error) or type(error).__name__)


def _connects(address: str, port: int, seconds: float) -> bool:
    try:
        socket.create_connection((address, port), timeout=seconds).close()
    except OSError:
        return False
    return True
