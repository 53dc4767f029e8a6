"""Run another program and wait for it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

TIMEOUT_SECONDS = 300
LONGEST_REASON = 300


class CannotRun(Exception):
    """Why a command has to stop, in one line."""


def uv(*arguments: str | Path, cwd: Path) -> None:
    """Run uv, the one of this environment before any other. Raises CannotRun."""
    here = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    program = shutil.which("uv", path=here)
    if program is None:
        raise CannotRun("uv is missing. Remove .venv and run the command again: the set-up brings it.")
    run([program, *arguments], cwd=cwd)


def run(command: Sequence[str | Path], *, cwd: Path, environment: Mapping[str, str] | None = None) -> str:
    """What the program prints. Raises CannotRun with what it complains of."""
    name = Path(command[0]).name
    try:
        done = subprocess.run(  # noqa: S603 - our own command lines, no shell
            command,
            cwd=cwd,
            env={**os.environ, **(environment or {})},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=TIMEOUT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CannotRun(f"{name} did not end within {TIMEOUT_SECONDS} s.") from None
    except OSError as error:
        raise CannotRun(f"{name} cannot be started: {error.strerror}.") from None
    if done.returncode:
        raise CannotRun(f"{name} failed: {_one_line(done.stderr) or f'exit status {done.returncode}'}")
    return done.stdout


def _one_line(complaint: str) -> str:
    """The end of a traceback; of anything else the beginning, where the reason stands."""
    if "Traceback (most recent call last)" in complaint:
        complaint = complaint.rstrip().rpartition("\n")[2]
    text = " ".join(complaint.split())
    return text if len(text) <= LONGEST_REASON else f"{text[:LONGEST_REASON]} ..."
