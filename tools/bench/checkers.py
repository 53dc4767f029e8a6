"""What five link checkers say of the same local servers, beside what can rightly be said.

Other tools are looked for on PATH, or where LYCHEE, SPHINX_BUILD, LINKCHECKER and MKDOCS say. MKDOCS has to have
mkdocs-htmlproofer-plugin. Words given as arguments choose the cases whose names hold one of them.
"""

import os
import signal
import ssl
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import trustme

from tests.conftest import ROOT
from tests.links.trap_replies import reply
from tests.links.trap_server import Loop, TrapServer
from tools.bench.checker_cases import CASES, METADATA, Case, Meaning
from tools.bench.checker_tools import TOOLS, Tool, Word

# Not 127.0.0.1: mkdocs-htmlproofer checks nothing there.
HOST = "127.0.0.2"
PATIENCE_SECONDS = 60
SCORES = ("right", "wrong alarm", "wrong all-clear", "undecided", "asks a private address", "no report")


@dataclass(frozen=True)
class Outcome:
    """What a tool made of a case."""

    word: Word
    score: str
    seconds: float
    requests: int

    def __str__(self) -> str:
        return f"{self.word.own}{'' if self.score == 'right' else f' **({self.score})**'}"


class Range:
    """The servers and certificates of one run. A proxy for plain HTTP sees who would ask a private address."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.authority = folder, folder / "authority.pem"
        self._loop, ours, stranger = Loop(), trustme.CA(), trustme.CA()
        ours.cert_pem.write_to_path(str(self.authority))
        self._contexts = {False: context(ours), True: context(stranger)}
        self._proxy = TrapServer({METADATA: reply(502)})
        self._loop.run(self._proxy.start(HOST, None))

    def outcome(self, tool: Tool, command: str, case: Case) -> Outcome:
        """One process of the tool for one case."""
        with self._serving(case) as server, tempfile.TemporaryDirectory(dir=self.folder) as name:
            folder = Path(name)
            folder.chmod(0o755)
            tried = self._proxy.connections
            arguments = tool.ask(folder, server.url(case.link, HOST), self.authority)
            start = time.perf_counter()
            output = run([command, *arguments], folder, self._environment())
            seconds = time.perf_counter() - start
            word = read(tool, folder, output)
            asks_private = self._proxy.connections > tried
            return Outcome(word, score(case, word, asks_private=asks_private), seconds, len(server.requests))

    @contextmanager
    def _serving(self, case: Case) -> Iterator[TrapServer]:
        server = case.server()
        self._loop.run(server.start(HOST, self._contexts[case.stranger]))
        try:
            yield server
        finally:
            self._loop.run(server.stop())

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        trust = dict.fromkeys(("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"), str(self.authority))
        ours = {"PYTHONPATH": str(ROOT / "hooks"), "LINKCHECK_PRIVATE": f"{HOST}/32"}
        return {**kept, **trust, **ours, "http_proxy": self._proxy.url("", HOST)}

    def close(self) -> None:
        self._loop.run(self._proxy.stop())
        self._loop.close()


def main(words: list[str]) -> None:
    """Print the table and the counts."""
    cases = [case for case in CASES if not words or any(word in case.name for word in words)]
    tools = [(tool, command) for tool in TOOLS if (command := tool.command)]
    for tool in TOOLS:
        if not tool.command:
            print(f"{tool.name} is not there: {tool.setting} names no command and {tool.program} is not on PATH\n")
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)  # LinkChecker gives up the rights of root
        servers = Range(Path(name))
        found = {tool.name: [servers.outcome(tool, command, case) for case in cases] for tool, command in tools}
        servers.close()
    print_table(cases, found)


def run(command: list[str], folder: Path, environment: dict[str, str]) -> str | None:
    """What the command printed, or None when it had to be killed."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    try:
        return process.communicate(timeout=PATIENCE_SECONDS)[0]
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return None


def read(tool: Tool, folder: Path, output: str | None) -> Word:
    if output is None:
        return Word("hangs", Meaning.NONE)
    try:
        return tool.read(folder, output)
    except (ValueError, LookupError, StopIteration, OSError):
        print(f"{tool.name} left no report: {output[-1000:]}", file=sys.stderr)
        return Word("no report", Meaning.NONE)


def score(case: Case, word: Word, *, asks_private: bool) -> str:
    if asks_private:
        return "asks a private address"
    if word.meaning in case.right:
        return "right"
    wrong = {Meaning.FINE: "wrong all-clear", Meaning.GONE: "wrong alarm", Meaning.UNPROVEN: "undecided"}
    return wrong.get(word.meaning, "no report")


def print_table(cases: list[Case], found: dict[str, list[Outcome]]) -> None:
    row("The link", "Right answer", *found)
    row(*["---"] * (2 + len(found)))
    for number, case in enumerate(cases):
        row(case.name, " or ".join(sorted(case.right)), *(str(outcomes[number]) for outcomes in found.values()))
    counts = [Counter(outcome.score for outcome in outcomes) for outcomes in found.values()]
    for name in SCORES:
        row(f"**{name}**", "", *(str(count[name]) for count in counts))
    row("**seconds**", "", *(f"{sum(it.seconds for it in outcomes):.0f}" for outcomes in found.values()))
    row("**requests**", "", *(str(sum(it.requests for it in outcomes)) for outcomes in found.values()))


def row(*cells: str) -> None:
    print(f"| {' | '.join(cells)} |")


def context(authority: trustme.CA) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST).configure_cert(made)
    return made


if __name__ == "__main__":
    main(sys.argv[1:])
