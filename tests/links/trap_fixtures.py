"""Fixtures for tests with traps. Modules name this file as a plugin and import it from nowhere."""

import gc
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme

from tests.links.trap_case import Traps
from tests.links.trap_server import Loop

NAMES = ("localhost", "127.0.0.1", "*.trap.test")


@pytest.fixture(scope="session")
def trap_loop() -> Iterator[Loop]:
    loop = Loop()
    yield loop
    loop.close()


@pytest.fixture(scope="session")
def trap_context(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*NAMES).configure_cert(context)
    return context


@pytest.fixture
def traps(
    trap_loop: Loop,
    trap_context: ssl.SSLContext,
    authority: trustme.CA,
    authority_file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Traps]:
    for name in ("http", "https", "all", "no"):
        monkeypatch.delenv(f"{name}_proxy", raising=False)
        monkeypatch.delenv(f"{name}_proxy".upper(), raising=False)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority_file))
    monkeypatch.setenv("LINKCHECK_PRIVATE", "127.0.0.1/32,::1/128")
    made = Traps(trap_loop, authority, trap_context, monkeypatch)
    made.set(BACKOFF_SECONDS=(0.01, 0.02))
    yield made
    for server in made.servers:
        trap_loop.run(server.stop())
    gc.collect()  # what the check left open is told here, not in a later test


@pytest.fixture
def dialed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Every address that this process connects to."""
    addresses: list[tuple[Any, ...]] = []
    for name in ("connect", "connect_ex"):
        real = getattr(socket.socket, name)

        def connect(self: socket.socket, address: Any, real: Any = real) -> Any:
            addresses.append(address)
            return real(self, address)

        monkeypatch.setattr(socket.socket, name, connect)
    return addresses


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Names that lead to addresses of the test's choice, asked for in the order of their mention."""
    known: dict[str, str] = {}
    real = socket.getaddrinfo

    def look_up(host: Any, *arguments: Any, **options: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        return real(known.get(name, host), *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return known
