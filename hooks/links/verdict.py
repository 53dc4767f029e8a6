"""What an HTTP answer proves about a link."""

from dataclasses import dataclass
from enum import StrEnum

GONE = frozenset({404, 410})


class Verdict(StrEnum):
    """What is known about a link after one request."""

    OK = "ok"
    DEAD = "dead"
    BLOCKED = "blocked"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True)
class Answer:
    """The last answer of a server, or why there was none; `permanent` when no redirect on the way was temporary."""

    url: str
    status: int | None = None
    final_url: str = ""
    error: str = ""
    permanent: bool = True

    @property
    def reason(self) -> str:
        """The status, or what went wrong, in a few words."""
        return f"HTTP {self.status}" if self.status else self.error


def verdict(answer: Answer) -> Verdict:
    """Classify one final answer.

    OpenAI's hosts refuse programs, so a refusal says nothing about the page (63 of 227 of its addresses
    answered 403 to a robot in September 2026): it is never DEAD.
    """
    if answer.status is None or answer.status >= 500:
        return Verdict.UNREACHABLE
    if answer.status in GONE:
        return Verdict.DEAD
    if answer.status >= 400:
        return Verdict.BLOCKED
    return Verdict.OK
