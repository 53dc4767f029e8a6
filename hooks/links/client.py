"""One GET request, in bounded time and space, carrying nothing but its address and our name."""

import asyncio
import os
import re
import ssl
from collections import defaultdict
from collections.abc import AsyncIterable, AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

import httpcore2
import httpx2

from links import limits
from links.answer import REDIRECT, Failure, FailureKind, Reply
from links.browser_url import NoAddressError, as_browser
from links.coding import BrokenBodyError, UnknownEncodingError, unpack
from links.guard import literal, look_up_async, may_ask, not_public
from links.offline import proxy_for
from links.redact import one_line
from links.settings import SettingError

NAME = "openai-key-guide-link-check/1.0"
# What the library says of transfer codings that browsers read or pass over.
TRANSFER = re.compile(r"multiple Transfer-Encoding headers|Only Transfer-Encoding")


class Client:
    """Gives a page or says what is wrong. No cookie, credential or referrer is ever sent: there is no place for one."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        self._pools: dict[str | None, httpcore2.AsyncConnectionPool] = {}
        self._networks: list[Network] = []
        self._headers = {
            "User-Agent": user_agent(),
            "Accept": "text/html,*/*;q=0.5",
            "Accept-Language": "en",
            "Accept-Encoding": "gzip, deflate",
        }

    async def __call__(self, url: str) -> Reply | Failure:
        """The reply to one request, redirects not followed."""
        try:
            async with asyncio.timeout(limits.REQUEST_SECONDS):
                return await self._get(url)
        except (TimeoutError, httpcore2.TimeoutException):
            return Failure(url, FailureKind.SILENT, f"no full answer within {limits.REQUEST_SECONDS:g} s")
        except httpcore2.ConnectError as error:
            return Failure(url, _connect_kind(error), one_line(_cause(error)))
        except httpcore2.ProxyError as error:
            return Failure(url, FailureKind.BROKEN, one_line(f"the proxy refuses: {error}"))
        except (BrokenBodyError, httpcore2.NetworkError, httpcore2.ProtocolError, OSError) as error:
            if TRANSFER.match(str(error)):
                return Failure(url, FailureKind.UNREAD, "its Transfer-Encoding is one that this check does not read")
            # The library quotes the server's own words after a colon: they are not for a report.
            return Failure(url, FailureKind.BROKEN, one_line(f"broken HTTP ({_cause(error).partition(':')[0]})"))
        except (httpx2.InvalidURL, httpcore2.UnsupportedProtocol, ValueError) as error:
            return Failure(url, FailureKind.BROKEN, one_line(f"not an address that can be asked: {error}"))

    async def _get(self, url: str) -> Reply:
        address = httpx2.URL(url)
        if not 0 < (address.port or 443) < 65536:
            raise ValueError("its port is not one of 1 to 65535")
        refuse_private_literal(address.host)
        target = httpcore2.URL(
            scheme=address.raw_scheme, host=address.raw_host, port=address.port, target=address.raw_path
        )
        headers = [("Host", address.netloc.decode("ascii")), *self._headers.items()]
        timeouts = {"connect": limits.CONNECT_SECONDS, "read": limits.REQUEST_SECONDS}
        pool = self._pool(proxy_for(url))
        async with pool.stream("GET", target, headers=headers, extensions={"timeout": timeouts}) as response:
            got = _headers(response.headers)
            # The body of a redirect is for nobody, and may be as broken as it likes.
            skip = response.status in REDIRECT and "location" in got
            raw, whole = (b"", True) if skip else await read_capped(response.aiter_stream())
        try:
            body, whole = unpack(raw, whole=whole, encoding=got.get("content-encoding", ""))
        except UnknownEncodingError:
            body, whole = b"", False
        return Reply(url, response.status, got, body, whole)

    def _pool(self, proxy: str | None) -> httpcore2.AsyncConnectionPool:
        if proxy not in self._pools:
            self._networks.append(Network(guarded=proxy is None))
            self._pools[proxy] = httpcore2.AsyncConnectionPool(
                ssl_context=self._context,
                max_connections=None,
                proxy=_proxy(proxy) if proxy else None,
                network_backend=self._networks[-1],
            )
        return self._pools[proxy]

    async def aclose(self) -> None:
        """Close every connection."""
        for pool in self._pools.values():
            await pool.aclose()
        for network in self._networks:
            await network.aclose()


@asynccontextmanager
async def client() -> AsyncIterator[Client]:
    """A client whose connections end with the block. Raises SettingError for an unusable SSL_CERT_FILE."""
    opened = Client(trust())
    try:
        yield opened
    finally:
        await opened.aclose()


def user_agent() -> str:
    """Our name, with the address where to complain: the site's, or the repository's on GitHub.

    Raises SettingError for one that is none.
    """
    home, name = os.environ.get("SITE_URL") or "", "SITE_URL"
    if not home and (repository := os.environ.get("GITHUB_REPOSITORY")):
        server = os.environ.get("GITHUB_SERVER_URL") or "https://github.com"
        home, name = f"{server.strip()}/{repository.strip()}", "GITHUB_SERVER_URL"
    try:
        return f"{NAME} (+{as_browser(home)})" if home.strip() else NAME
    except NoAddressError as error:
        raise SettingError(f"{name} is no address of a website: {error}. Write https://host/path.") from None


def trust() -> ssl.SSLContext:
    """The authorities of SSL_CERT_FILE where it is set, else the system's. Raises SettingError."""
    file = os.environ.get("SSL_CERT_FILE")
    if not file:
        return httpcore2.default_ssl_context()
    try:
        return ssl.create_default_context(cafile=file)
    except OSError as error:
        why = error.strerror if Path(file).is_file() is False else "it holds no certificate"
        raise SettingError(f"SSL_CERT_FILE is {file!r}: {why}. Name a file of certificates (PEM).") from None


class PrivateAddressError(httpcore2.ConnectError):
    """The name leads to a machine that is never asked."""


class Network(httpcore2.AsyncNetworkBackend):
    """Connects to the very address that was checked: a second look-up could give another one.

    With `guarded` false it connects to any address: a proxy stands where its owner put it.
    """

    def __init__(self, *, guarded: bool) -> None:
        self._tcp = httpcore2.AnyIOBackend()
        self._guarded = guarded
        self._opened: list[httpcore2.AsyncNetworkStream] = []

    async def aclose(self) -> None:
        """Close what was opened: whoever is called off in the midst of a TLS handshake leaves its socket to nobody."""
        for stream in self._opened:
            await stream.aclose()

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
        allowed = [ip for ip in addresses if not self._guarded or may_ask(ip)]
        if not allowed:
            raise PrivateAddressError(not_public(addresses))
        share = timeout / len(allowed) if timeout else None
        for address in allowed:
            try:
                stream = await self._tcp.connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if address == allowed[-1]:
                    raise
            else:
                self._opened.append(stream)
                return stream
        raise AssertionError("there is at least one address")


def refuse_private_literal(host: str) -> None:
    """Raise PrivateAddressError for a host that is itself a private address: behind a proxy nobody else would."""
    address = literal(host)
    local = host.rstrip(".").lower()
    if (address and not may_ask(address)) or local == "metadata.google.internal":
        raise PrivateAddressError("it is a private address, which is never asked")
    if (local == "localhost" or local.endswith(".localhost")) and not may_ask("127.0.0.1"):
        raise PrivateAddressError("it is this machine, which is never asked")


async def read_capped(chunks: AsyncIterable[bytes]) -> tuple[bytes, bool]:
    """The first 256 KiB of the body as sent, and whether that is all of it."""
    read = bytearray()
    async for chunk in chunks:
        read += chunk
        if len(read) > limits.BODY_BYTES:
            return bytes(read[: limits.BODY_BYTES]), False
    return bytes(read), True


def _headers(pairs: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """The values by name in lower case; different values for one name stand on lines of their own."""
    headers: dict[str, dict[str, None]] = defaultdict(dict)
    for name, value in pairs:
        headers[name.decode("latin-1").lower()][value.decode("latin-1")] = None
    return {name: "\n".join(values) for name, values in headers.items()}


def _proxy(url: str) -> httpcore2.Proxy:
    parts = httpx2.URL(url)
    auth = (parts.username.encode(), parts.password.encode()) if parts.username or parts.password else None
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return httpcore2.Proxy(httpcore2.URL(scheme=parts.raw_scheme, host=parts.raw_host, port=port, target=b"/"), auth)


def _connect_kind(error: httpcore2.ConnectError) -> FailureKind:
    if isinstance(error, PrivateAddressError):
        return FailureKind.PRIVATE
    return FailureKind.TLS if _first_cause(error, ssl.SSLError) else FailureKind.NO_CONNECTION


def _cause(error: BaseException) -> str:
    """The words of the error under the wrappings."""
    if isinstance(distrust := _first_cause(error, ssl.SSLCertVerificationError), ssl.SSLCertVerificationError):
        return f"its certificate cannot be trusted ({distrust.verify_message})"
    if isinstance(cause := _first_cause(error, OSError), OSError):
        return cause.strerror or str(cause) or type(cause).__name__
    return str(error) or type(error).__name__


def _first_cause(error: BaseException | None, kind: type[BaseException]) -> BaseException | None:
    while error and not isinstance(error, kind):
        error = error.__cause__ or error.__context__
    return error
