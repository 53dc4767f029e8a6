"""`mkdocs serve` survives every save: it tells each mistake each time, in one line, and goes on when it is mended."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest

from tests.conftest import Project, copy_project

REFUND = "docs/faq/refund.md"
ENOUGH_SECONDS = 120


class Serving:
    """`mkdocs serve` of a copy of the project, and what it says."""

    def __init__(self, project: Project) -> None:
        self.project = project
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{free.getsockname()[1]}"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-a", address],
            cwd=project.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines: Queue[str] = Queue()
        self.reader = Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        with self.process.stdout as said:
            for line in said:
                self.lines.put(line.rstrip())

    def until(self, end: str) -> list[str]:
        """The lines up to the one that has `end`."""
        told: list[str] = []
        while not told or end not in told[-1]:
            told.append(self.lines.get(timeout=ENOUGH_SECONDS))
        return told

    def save(self, file: str, text: str) -> list[str]:
        """Write a file; the errors that are told of it, or nothing when browsers reload."""
        (self.project.root / file).write_text(text, encoding="utf-8")
        self.until("Detected file changes")
        told: list[str] = []
        while not told or not ("Reloading browsers" in told[-1] or "An error happened during the rebuild" in told[-1]):
            told.append(self.lines.get(timeout=ENOUGH_SECONDS))
        assert "Traceback" not in "".join(told), told
        return [line for line in told[:-1] if line.startswith("ERROR")]


@pytest.fixture
def serving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Serving]:
    monkeypatch.setenv("LINKCHECK", "off")
    serving = Serving(copy_project(tmp_path / "project"))
    try:
        serving.until("Serving on")
        yield serving
    finally:
        serving.process.terminate()
        serving.process.wait()
        serving.reader.join()


def test_each_mistake_is_told_at_each_save(serving: Serving) -> None:
    root = serving.project.root
    fine = (root / REFUND).read_text(encoding="utf-8")
    line = fine.count("\n") + 2
    end = "Mend the macro between the curly brackets."
    wrong = f"{fine}\n{{{{ 5 / 0 }}}}\n"
    told = [f"ERROR   -  {REFUND}:{line}: a sum divides by zero, or by what is no number. {end}"]
    assert serving.save(REFUND, wrong) == told
    assert serving.save(REFUND, f"{wrong}\nMore.\n") == told
    assert serving.save(REFUND, fine) == []
    assert serving.save(REFUND, wrong) == told
    assert serving.save(REFUND, f"{fine}\n[It][no-such-id]\n{{{{ bot.nmae }}}}\n") == [
        f"ERROR   -  {REFUND}:{line}: unknown link id 'no-such-id'. Valid ids are in data/links.yml.",
        f"ERROR   -  {REFUND}:{line + 1}: 'bot.nmae' is not there. Did you mean 'bot.name'? "
        f"All are in data/bot.yml. {end}",
    ]
    assert serving.save(REFUND, fine) == []

    for file, text, what in (
        (
            "overrides/main.html",
            "{% if page %}",
            "'{% if page %}' is never closed. Write {% endif %} where it ends.",
        ),
        (
            "docs/assets/panels.js",
            "let x = ;",
            "unexpected ; in expression, in column 9 of 'let x = ;'. No browser can read this.",
        ),
        (
            "mkdocs.yml",
            "\tnav: x",
            "not valid YAML: a tab stands before 'nav: x', where YAML has blanks. Write 4 blanks instead.",
        ),
    ):
        fine = (root / file).read_text(encoding="utf-8")
        line = fine.count("\n") + 1
        for more in ("", "\n"):
            assert serving.save(file, f"{fine}{text}\n{more}") == [f"ERROR   -  {file}:{line}: {what}"]
        assert serving.save(file, fine) == []

    # What MkDocs itself would tell without a line, one at a time, and nothing else of the site.
    settings, page = ((root / file).read_text(encoding="utf-8") for file in ("mkdocs.yml", REFUND))
    assert len(serving.save(REFUND, f"{page}\n[It][no-such-id]\n")) == 1
    wrong = settings.replace("- admonition", "- admonitoin").replace("- macros:", "- marcos:")
    lines = [number for number, line in enumerate(wrong.splitlines(), 1) if "admonitoin" in line or "marcos" in line]
    assert [line.partition(" ")[2].split(": ")[:2] for line in serving.save("mkdocs.yml", wrong)] == [
        [f"  -  {REFUND}:{page.count(chr(10)) + 2}", "unknown link id 'no-such-id'. Valid ids are in data/links.yml."],
        [
            f"  -  mkdocs.yml:{lines[0]}",
            "the extension 'admonitoin' is not one of those that pages here can show. Did you mean 'admonition'?",
        ],
        [f"  -  mkdocs.yml:{lines[1]}", "the plugin 'marcos' is not installed. Did you mean 'macros'?"],
    ]
