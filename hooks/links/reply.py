"""What came back for one request: a reply, or nothing that could be used."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


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


class Kind(StrEnum):
    """What went wrong."""

    NO_CONNECTION = "no connection"
    TLS = "no trust"
    PRIVATE = "private"
    SILENT = "silent"
    BROKEN = "broken"
    CHALLENGED = "challenged"


@dataclass(frozen=True)
class Failure:
    """No usable reply, and why in a few words."""

    url: str
    kind: Kind
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
        """Where the link leads, with its fragment; empty when that is not known."""
        if self.failure or self.refused:
            return ""
        return f"{self.last.url}#{self.fragment}" if self.fragment else self.last.url

    @property
    def permanent(self) -> bool:
        """Whether every redirect on the way is permanent; also when there is none."""
        return all(reply.status in PERMANENT for reply in self.replies[:-1])


PERMANENT = frozenset({301, 308})
REDIRECT = frozenset({301, 302, 303, 307, 308})
