"""One row of a table of traps, and the check as tests run it: it has to end, each finding has to be fit to print."""

import signal
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
import trustme

from links.finding import Finding, Verdict
from links.formats import explain
from tests.links.trap_server import NOT_FOUND, Answer, Handler, Loop, Tally, TrapServer

PATIENCE = 60.0


@dataclass(frozen=True)
class Trap:
    """One row: what a server answers to a link, and the verdicts that this may have."""

    name: str
    answer: Answer
    expected: str
    canary: Answer = NOT_FOUND
    link: str = "/page"
    also: Mapping[str, Answer] = field(default_factory=dict)


Rows = tuple[Trap, ...]
Sprung = tuple[Trap, TrapServer, Finding]


def table(*traps: Trap) -> Any:
    """The rows of a test, which checks them all at once: most of what a trap costs is waiting."""
    return pytest.mark.parametrize("rows", [pytest.param(traps, id=f"{len(traps)} traps")])


@dataclass
class Traps:
    """The servers of one test."""

    loop: Loop
    authority: trustme.CA
    context: ssl.SSLContext
    monkeypatch: pytest.MonkeyPatch
    tally: Tally = field(default_factory=Tally)
    servers: list[TrapServer] = field(default_factory=list)

    def serve(
        self,
        answers: Mapping[str, Answer] | Answer,
        *,
        canary: Answer = NOT_FOUND,
        context: ssl.SSLContext | None = None,
        host: str = "127.0.0.1",
        secure: bool = True,
    ) -> TrapServer:
        """A host with these answers by path, or with one answer for /page."""
        paths = answers if isinstance(answers, Mapping) else {"/page": answers}
        server = TrapServer(paths, canary, tallies=(self.tally,))
        self.loop.run(server.start(host, (context or self.context) if secure else None))
        self.servers.append(server)
        return server

    def raw(self, on_connect: Handler, *, host: str = "127.0.0.1", context: ssl.SSLContext | None = None) -> TrapServer:
        """A host that does something as soon as it is connected to, before any request."""
        server = TrapServer({}, on_connect=on_connect)
        self.loop.run(server.start(host, context))
        self.servers.append(server)
        return server

    def spring(self, *traps: Trap) -> list[Sprung]:
        """Check the links of all rows in one go, a host each, and see that the verdicts are as the rows say."""
        servers = [
            self.serve({urlsplit(trap.link).path: trap.answer, **trap.also}, canary=trap.canary) for trap in traps
        ]
        self.set(AT_ONCE=len(traps))
        findings = self.check(*(server.url(trap.link) for server, trap in zip(servers, traps, strict=True)))
        sprung = list(zip(traps, servers, findings, strict=True))
        wrong = [
            f"{trap.name}: {explain(finding)}"
            for trap, _, finding in sprung
            if finding.verdict not in trap.expected.split()
        ]
        assert not wrong, "\n\n".join(wrong)
        return sprung

    def verdicts(self, *urls: str) -> list[str]:
        return [str(finding.verdict) for finding in self.check(*urls)]

    def check(self, *urls: str) -> list[Finding]:
        """The findings. A check that raises or does not end fails the test."""
        from links.check import check

        with patience():
            findings = check(urls)
        assert [finding.url for finding in findings] == list(urls)
        for finding in findings:
            _fit_to_print(finding)
        return findings

    def set(self, **limits: Any) -> None:
        for name, value in limits.items():
            self.monkeypatch.setattr(f"links.limits.{name}", value)

    def certificate(self, *names: str, authority: trustme.CA | None = None, days: int = 30) -> ssl.SSLContext:
        end = datetime.now(UTC) + timedelta(days=days)
        issued = (authority or self.authority).issue_cert(*names, not_before=end - timedelta(days=60), not_after=end)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        issued.configure_cert(context)
        return context


@contextmanager
def patience() -> Iterator[None]:
    """Fail after a minute. A signal, because a pattern that never ends lets no other thread run."""

    rung = []

    def stop(*_: object) -> None:
        rung.append(True)
        raise KeyboardInterrupt  # the one thing that asyncio lets through

    former = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE, 5)
    try:
        yield
    except KeyboardInterrupt:
        if not rung:
            raise
        pytest.fail(f"check() had not ended after {PATIENCE:g} s")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former)


def _fit_to_print(finding: Finding) -> None:
    assert isinstance(finding.verdict, Verdict)
    assert finding.checked_at.tzinfo
    assert 0 < len(finding.reason) <= 200
    for text in (
        finding.reason,
        *(hop.seen for hop in finding.hops),
        *explain(finding).replace(finding.url, "").splitlines(),
    ):
        assert text.isprintable(), repr(text)
        text.encode()
