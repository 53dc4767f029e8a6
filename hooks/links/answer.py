"""What came back for an address: a reply or a failure for each request, followed to where the redirects end."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote, urldefrag, urlsplit

from links import limits
from links.browser_url import WEB_PORTS, NoAddressError, follow_reference, writable

PERMANENT = frozenset({301, 308})
REDIRECT = frozenset({301, 302, 303, 307, 308})
LONGEST = 4096


@dataclass(frozen=True)
class Reply:
    """A server's reply; header names are in lower case, `body` is decompressed and `whole` unless it was cut."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    whole: bool

    @property
    def media_type(self) -> str:
        """For example text/html; empty when the server does not say."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class FailureKind(StrEnum):
    """What went wrong."""

    NO_CONNECTION = "no connection"
    TLS = "no trust"
    PRIVATE = "private"
    SILENT = "silent"
    BROKEN = "broken"
    CHALLENGED = "challenged"
    UNREAD = "unread"


@dataclass(frozen=True)
class Failure:
    """No usable reply, and why in a few words."""

    url: str
    kind: FailureKind
    reason: str


@dataclass(frozen=True)
class Answer:
    """All replies from an address to where its redirects end.

    `fragment` is the part of the last page that is meant. `failure` is there when the last request got no reply;
    `refused` says why the last redirect was not followed.
    """

    url: str
    replies: tuple[Reply, ...]
    fragment: str = ""
    failure: Failure | None = None
    refused: str = ""

    @property
    def last(self) -> Reply:
        """The reply at the end. Only where there is one."""
        return self.replies[-1]

    @property
    def final_url(self) -> str:
        """Where the link leads, whole and as it may be written down; empty when that is not known."""
        if self.failure or self.refused:
            return ""
        return writable(f"{self.last.url}#{self.fragment}" if self.fragment else self.last.url)

    @property
    def permanent(self) -> bool:
        """Whether every redirect on the way is permanent; also when there is none."""
        return all(reply.status in PERMANENT for reply in self.replies[:-1])


class UnsafeRedirectError(Exception):
    """A redirect must not be followed; the words say why."""


Ask = Callable[[str], Awaitable[Reply | Failure]]


async def follow(url: str, ask: Ask) -> Answer:
    """Every reply from `url` to where its redirects end."""
    replies: list[Reply] = []
    asked: set[str] = set()
    here, fragment = urldefrag(url)
    while True:
        asked.add(here)
        reply = await ask(here)
        if isinstance(reply, Failure):
            if replies and reply.kind is FailureKind.PRIVATE:
                return Answer(url, tuple(replies), fragment, refused=f"redirects to where {reply.reason}")
            return Answer(url, tuple(replies), fragment, failure=reply)
        replies.append(reply)
        try:
            there = next_url(reply)
        except UnsafeRedirectError as error:
            return Answer(url, tuple(replies), fragment, refused=str(error))
        if there is None:
            return Answer(url, tuple(replies), fragment)
        here, named = urldefrag(there)
        fragment = named or fragment  # as in browsers: the reader's own goes along until a redirect names another
        if here in asked:
            return Answer(url, tuple(replies), fragment, refused="redirects in a circle")
        if len(replies) > limits.REDIRECTS:
            return Answer(url, tuple(replies), fragment, refused=f"redirects more than {limits.REDIRECTS} times")


def next_url(reply: Reply) -> str | None:
    """The address to which a reply sends the reader, or None when it sends nobody anywhere.

    Raises UnsafeRedirectError.
    """
    if not 300 <= reply.status < 400:
        return None
    location = escaped_bytes(reply.headers.get("location", "")).strip(" \t")
    if reply.status not in REDIRECT or not location:
        raise UnsafeRedirectError(f"HTTP {reply.status} names no page to go to")
    # Two lines that differ stand on lines of their own: browsers follow neither.
    if len(location) > LONGEST or "\n" in location:
        raise UnsafeRedirectError("redirects to something that is no address")
    try:
        url = follow_reference(location, reply.url)
    except NoAddressError:
        raise UnsafeRedirectError("redirects to something that is no address") from None
    if url.partition(":")[0] not in WEB_PORTS:
        raise UnsafeRedirectError("redirects to something that is no web page")
    if "@" in urlsplit(url).netloc:
        raise UnsafeRedirectError("redirects to an address with a user name in it")
    return url


def escaped_bytes(header: str) -> str:
    """A header's value with escapes for its bytes beyond ASCII, which come as Latin-1: so browsers take an address."""
    return re.sub(r"[\x80-\xff]", lambda byte: quote(byte[0], encoding="latin-1"), header)
