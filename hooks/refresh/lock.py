"""`python -m refresh.lock`: pin the newest versions that pyproject.toml allows in requirements.txt, and tell which.

The lock is universal (one file for every Python and system), has hashes, and names no index. uv makes it.
Exit status: 0 done, 4 it could not be done.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from facts.ending import run as run_command

LOCK = "requirements.txt"
TIMEOUT_SECONDS = 300
LONGEST_REASON = 300

_FLAGS = ("--universal", "--no-config", "--no-header", "--generate-hashes", "--quiet", "--group", "dev")
_REQUIREMENT = re.compile(r"(?ms)^([a-z0-9][a-z0-9._-]*)==([^\s;]+).*?(?=^\S|\Z)")


class Failure(Exception):
    """Why a command has to stop, in one line."""


def pins(lock: str) -> dict[str, list[str]]:
    """The versions of each package: more than one where it depends on the Python or the system."""
    versions: dict[str, list[str]] = {}
    for requirement in _REQUIREMENT.finditer(lock):
        versions.setdefault(requirement[1], []).append(requirement[2])
    return versions


def pin(lock: str, package: str) -> str:
    """The only version of this package. Raises Failure when there is none, or more than one."""
    versions = pins(lock).get(package, [])
    if len(versions) != 1:
        several = " and ".join(versions) or "no version"
        raise Failure(f"{LOCK} pins {several} of {package}. It has to pin one: run `make lock`.")
    return versions[0]


def excerpt(lock: str, packages: Iterable[str]) -> str:
    """The part of the lock that pins these packages, with its hashes."""
    wanted = set(packages)
    return "".join(requirement[0] for requirement in _REQUIREMENT.finditer(lock) if requirement[1] in wanted)


def version_changes(before: str, after: str) -> dict[str, tuple[str, str]]:
    """The packages whose version differs between two locks, with both versions; "none" where there is none."""
    old, new = pins(before), pins(after)
    names = sorted(old.keys() | new.keys())
    both = {name: (" / ".join(old.get(name, ["none"])), " / ".join(new.get(name, ["none"]))) for name in names}
    return {name: versions for name, versions in both.items() if versions[0] != versions[1]}


def relock(root: Path, lock: Path, *, only: Iterable[str] = ()) -> None:
    """Bring `lock` up to date: all of it, or `only` these packages and what they need. Raises Failure."""
    upgrade = [f"--upgrade-package={package}" for package in only] or ["--upgrade"]
    where = ("--python", sys.executable, "--output-file", lock)
    uv("pip", "compile", *_FLAGS, *upgrade, *where, "pyproject.toml", cwd=root)


def uv(*arguments: str | Path, cwd: Path) -> None:
    """Run uv, the one of this environment before any other. Raises Failure."""
    here = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    program = shutil.which("uv", path=here)
    if program is None:
        raise Failure("uv is missing. Remove .venv and run the command again: the set-up brings it.")
    run([program, *arguments], cwd=cwd)


def run(command: Sequence[str | Path], *, cwd: Path, environment: Mapping[str, str] | None = None) -> str:
    """What the program prints. Raises Failure with what it complains of."""
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
        raise Failure(f"{name} did not end within {TIMEOUT_SECONDS} s.") from None
    except OSError as error:
        raise Failure(f"{name} cannot be started: {error.strerror}.") from None
    if done.returncode:
        raise Failure(f"{name} failed: {_one_line(done.stderr) or f'exit status {done.returncode}'}")
    return done.stdout


def _one_line(complaint: str) -> str:
    """The end of a traceback; of anything else the beginning, where the reason stands."""
    if "Traceback (most recent call last)" in complaint:
        complaint = complaint.rstrip().rpartition("\n")[2]
    text = " ".join(complaint.split())
    return text if len(text) <= LONGEST_REASON else f"{text[:LONGEST_REASON]} ..."


def main(root: Path) -> int:
    lock = root / LOCK
    try:
        former = lock.read_text(encoding="utf-8")
        relock(root, Path(LOCK))
    except Failure as reason:
        print(reason, file=sys.stderr)
        return 4
    except OSError as error:
        print(f"{LOCK} cannot be read: {error.strerror}.", file=sys.stderr)
        return 4
    changes = version_changes(former, lock.read_text(encoding="utf-8"))
    lines = [f"- {name} {old} -> {new}" for name, (old, new) in changes.items()] or ["- no change"]
    print("\n".join(["## Newer packages", "", *lines, ""]))
    return 0


if __name__ == "__main__":
    run_command(lambda: main(Path.cwd()), cannot_run=4)
