"""Connections to public machines alone, and at most one of them for each name that is looked up."""

from collections.abc import Iterable

import httpcore2

from links.guard import literal, may_ask
from links.name_lookup import look_up_async


class PrivateAddress(httpcore2.ConnectError):
    """The name leads to a machine that is never asked."""


class Network(httpcore2.AsyncNetworkBackend):
    """Connects to the very address that was checked: a second look-up could give another one.

    With `guarded` false it connects to any address: a proxy stands where its owner put it.
    """

    def __init__(self, *, guarded: bool) -> None:
        self._tcp = httpcore2.AnyIOBackend()
        self._guarded = guarded

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """One connection, by the first address that takes it. Raises httpcore2.ConnectError or ConnectTimeout."""
        try:
            addresses = await look_up_async(host, port)
        except OSError as error:
            raise httpcore2.ConnectError(error.strerror or str(error)) from error
        open_to_us = [it for it in addresses if not self._guarded or may_ask(it)]
        if not open_to_us:
            raise PrivateAddress("its name leads to a private address, which is never asked")
        share = timeout / len(open_to_us) if timeout else None
        for address in open_to_us[:-1]:
            try:
                return await self._tcp.connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return await self._tcp.connect_tcp(open_to_us[-1], port, share, local_address, socket_options)


def refuse_private_literal(host: str) -> None:
    """Raise PrivateAddress for a host that is itself a private address: behind a proxy nobody else would."""
    address = literal(host)
    local = host.rstrip(".").lower()
    if (address and not may_ask(address)) or local == "metadata.google.internal":
        raise PrivateAddress("it is a private address, which is never asked")
    if (local == "localhost" or local.endswith(".localhost")) and not may_ask("127.0.0.1"):
        raise PrivateAddress("it is this machine, which is never asked")
