"""From a saved page to the page that is reloaded in the browser: `mkdocs serve` of ours beside bare Material."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT, copy_project
from tools.bench.build import Taken, offline, prepare_bare, report
from tools.bench.many_pages import add_pages, name

SIZES = (100, 1000)
SAVES = 10
PATIENCE_SECONDS = 600
EDITED = name(7)
# What MkDocs writes into each page that it serves; the browser waits with it for the next build.
LIVERELOAD = re.compile(r"livereload\((\d+), (\d+)\)")


@dataclass(frozen=True)
class Served:
    """A running `mkdocs serve`, and the page to edit."""

    process: subprocess.Popen[bytes]
    address: str
    source: Path

    def save(self, number: int) -> Taken:
        """What it takes from saving another text of the page to getting it."""
        script = LIVERELOAD.search(self.page())
        assert script
        text = re.sub(r"edited \d+ times", f"edited {number} times", self.source.read_text(encoding="utf-8"))
        used, start = self.processor(), time.perf_counter()
        self.source.write_text(text, encoding="utf-8")
        while int(self.get(f"livereload/{script[1]}/{script[2]}")) <= int(script[1]):
            assert time.perf_counter() - start < PATIENCE_SECONDS
        assert f"edited {number} times" in self.page()
        return Taken(time.perf_counter() - start, self.processor() - used, self.megabytes())

    def page(self) -> str:
        return self.get(f"faq/{EDITED}/")

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=PATIENCE_SECONDS) as answer:
            return str(answer.read().decode())

    def processor(self) -> float:
        """Seconds of the processor that the server has used: fields 14 and 15 of its stat file (proc(5))."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def megabytes(self) -> float:
        """The most memory that the server has had."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        return int(status.partition("VmHWM:")[2].split()[0]) / 1000


def main() -> None:
    for count in SIZES:
        with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
            project = copy_project(Path(folder) / "project").root
            add_pages(project / "docs", count)
            page = project / "docs/faq" / f"{EDITED}.md"
            page.write_text(f"{page.read_text(encoding='utf-8')}\nIt was edited 0 times.\n", encoding="utf-8")
            prepare_bare(project)
            ours = stack.enter_context(serving(project, "mkdocs.yml", "docs"))
            bare = stack.enter_context(serving(project, "bare.yml", "bare-docs"))
            report(f"a save with {count} pages more, to the page reloaded", saves(ours, bare))


def saves(ours: Served, bare: Served) -> Iterator[tuple[Taken, Taken]]:
    """Both in turn; while one builds, the other waits."""
    for number in range(1, SAVES + 2):
        pair = ours.save(number), bare.save(number)
        if number > 1:  # the first build after the start
            yield pair


@contextmanager
def serving(project: Path, config: str, docs: str) -> Iterator[Served]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "-f", config, "-a", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, cwd=project, env=offline())
    try:
        served = Served(process, f"http://127.0.0.1:{port}/", project / docs / "faq" / f"{EDITED}.md")
        until_it_answers(served)
        yield served
    finally:
        process.terminate()
        process.wait(10)


def until_it_answers(served: Served) -> None:
    start = time.perf_counter()
    while served.process.poll() is None and time.perf_counter() - start < PATIENCE_SECONDS:
        try:
            served.page()
        except urllib.error.URLError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"The server does not answer: {served.process.args!r}")


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
