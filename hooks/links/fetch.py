"""One GET request, in bounded time and space, carrying nothing but its address and our name."""

import asyncio
import os
import ssl
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

import httpcore2
import httpx2

from links import limits
from links.body import BrokenBodyError, UnknownEncodingError, read_capped, unpack
from links.network import Network, PrivateAddress, refuse_private_literal
from links.one_line import one_line
from links.proxy import proxy_for
from links.reply import REDIRECT, Failure, Kind, Reply
from links.trust import trust

NAME = "openai-key-guide-link-check/1.0"


def user_agent() -> str:
    """Our name, with the address where to complain: the site's, or the repository's on GitHub."""
    home = os.environ.get("SITE_URL") or ""
    if not home and (repository := os.environ.get("GITHUB_REPOSITORY")):
        home = f"{os.environ.get('GITHUB_SERVER_URL', 'https://github.com')}/{repository}"
    return f"{NAME} (+{home})" if home else NAME


class Fetcher:
    """Gives a page or says what is wrong. No cookie, credential or referrer is ever sent: there is no place for one."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        self._pools: dict[str | None, httpcore2.AsyncConnectionPool] = {}
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
            return Failure(url, Kind.SILENT, f"no full answer within {limits.REQUEST_SECONDS:g} s")
        except httpcore2.ConnectError as error:
            return Failure(url, _connect_kind(error), one_line(_cause(error)))
        except httpcore2.ProxyError as error:
            return Failure(url, Kind.BROKEN, one_line(f"the proxy refuses: {error}"))
        except (BrokenBodyError, httpcore2.NetworkError, httpcore2.ProtocolError, OSError) as error:
            # The library quotes the server's own words after a colon: they are not for a report.
            return Failure(url, Kind.BROKEN, one_line(f"broken HTTP ({_cause(error).partition(':')[0]})"))
        except (httpx2.InvalidURL, httpcore2.UnsupportedProtocol, ValueError) as error:
            return Failure(url, Kind.BROKEN, one_line(f"not an address that can be asked: {error}"))

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
            self._pools[proxy] = httpcore2.AsyncConnectionPool(
                ssl_context=self._context,
                max_connections=None,
                proxy=_proxy(proxy) if proxy else None,
                network_backend=Network(guarded=proxy is None),
            )
        return self._pools[proxy]

    async def aclose(self) -> None:
        """Close every connection."""
        for pool in self._pools.values():
            await pool.aclose()


@asynccontextmanager
async def fetching() -> AsyncIterator[Fetcher]:
    """A fetcher whose connections end with the block. Raises TrustSettingError for an unusable SSL_CERT_FILE."""
    fetcher = Fetcher(trust())
    try:
        yield fetcher
    finally:
        await fetcher.aclose()


def _headers(pairs: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """The values by name in lower case; different values for one name stand on lines of their own."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for name, value in pairs:
        found[name.decode("latin-1").lower()][value.decode("latin-1")] = None
    return {name: "\n".join(values) for name, values in found.items()}


def _proxy(url: str) -> httpcore2.Proxy:
    parts = httpx2.URL(url)
    auth = (parts.username, parts.password) if parts.username or parts.password else None
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return httpcore2.Proxy(httpcore2.URL(scheme=parts.raw_scheme, host=parts.raw_host, port=port, target=b"/"), auth)


def _connect_kind(error: httpcore2.ConnectError) -> Kind:
    if isinstance(error, PrivateAddress):
        return Kind.PRIVATE
    return Kind.TLS if _first(error, ssl.SSLError) else Kind.NO_CONNECTION


def _cause(error: BaseException) -> str:
    """The words of the fault under the wrappings."""
    if isinstance(distrust := _first(error, ssl.SSLCertVerificationError), ssl.SSLCertVerificationError):
        return f"its certificate cannot be trusted ({distrust.verify_message})"
    if isinstance(fault := _first(error, OSError), OSError):
        return fault.strerror or str(fault) or type(fault).__name__
    return str(error) or type(error).__name__


def _first(error: BaseException | None, kind: type[BaseException]) -> BaseException | None:
    while error and not isinstance(error, kind):
        error = error.__cause__ or error.__context__
    return error
