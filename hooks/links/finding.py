"""What a check found out about one address."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

# How the reason begins when the resolver of this machine, and not the server, is the cause.
NOT_PUBLIC = "its name leads to "


class Verdict(StrEnum):
    """What was proven about a link, in the words that reports use."""

    OK = "ok"
    MOVED = "moved"
    DEAD = "dead"
    BLOCKED = "blocked"
    INCONCLUSIVE = "inconclusive"
    UNREACHABLE = "unreachable"
    OFFLINE = "offline"


@dataclass(frozen=True)
class Hop:
    """One request on the way: the address without its query, the status or None, and what was seen."""

    url: str
    status: int | None
    seen: str


@dataclass(frozen=True)
class Finding:
    """The verdict on one address, why, and when it was reached (UTC); `final_url` is where it leads in the end."""

    url: str
    verdict: Verdict
    reason: str
    checked_at: datetime
    final_url: str = ""
    from_cache: bool = False
    hops: tuple[Hop, ...] = ()
