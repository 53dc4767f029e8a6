"""How commands end: on any terminal, by any signal, with no room on the disk."""

import errno
import os
import signal
import subprocess
import sys

import pytest

from facts.ending import trouble
from tests.conftest import ROOT

# A command that does what its first argument says.
COMMAND = """
import signal, sys, time
from facts.ending import run

def main():
    match sys.argv[1]:
        case "letters":
            print("\\u041a\\u043b\\u044e\\u0447 \\udcff"); print("\\u041a\\u043b\\u044e\\u0447", file=sys.stderr)
            return 7
        case "full":
            raise OSError(28, "No space left on device", "site/\\u043a.html")
        case "much":
            print("much\\n" * 100_000)
    try:
        print("ready", flush=True); time.sleep(60)
    finally:
        print("cleaned up", flush=True)

run(main, cannot_run=4)
"""


def start(what: str, *before: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*before, sys.executable, "-c", COMMAND, what],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize(
    "terminal",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252:strict"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=str,
)
def test_a_letter_that_the_terminal_does_not_have_is_an_escape(terminal: dict[str, str]) -> None:
    process = start("letters", **terminal)
    told, complaint = process.communicate()
    assert (told, complaint) == (r"\u041a\u043b\u044e\u0447 \udcff" + "\n", r"\u041a\u043b\u044e\u0447" + "\n")
    assert process.returncode == 7


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)], ids=str
)
def test_a_signal_ends_it_without_a_word_and_leaves_it_the_time_to_clean_up(number: int, status: int) -> None:
    process = start("wait")
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    process.send_signal(number)
    assert process.communicate() == ("cleaned up\n", "")
    assert process.returncode == status


def test_a_signal_that_whoever_started_it_ignores_stays_ignored() -> None:
    process = start("wait", "nohup")
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    process.send_signal(signal.SIGHUP)
    process.send_signal(signal.SIGTERM)
    process.communicate()
    assert process.returncode == 143


def test_a_reader_that_goes_away_is_no_mistake() -> None:
    process = start("much")
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait() == 141


def test_a_full_disk_is_one_line_and_the_status_of_the_command() -> None:
    process = start("full")
    told = "site/к.html: No space left on device. Make room on the disk, or raise the limit.\n"
    assert process.communicate() == ("", told)
    assert process.returncode == 4


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.EACCES, "Permission denied", "a"), "a: Permission denied. Give yourself the right to it,"),
        (OSError(errno.ENOSPC, "No space left on device"), "The site: No space left on device. Make room"),
        (OSError(errno.EEXIST, "File exists", ".b.new", None, "b"), "b: File exists. Move what has this name,"),
        (OSError("words alone"), "The site: words alone."),
    ],
)
def test_it_names_the_place_and_what_would_help(error: OSError, told: str) -> None:
    assert trouble(error, "The site").startswith(told)
