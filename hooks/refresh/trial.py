"""Read the prices of packages that are locked but not installed here."""

import os
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from refresh.child import CannotRun, run, uv
from refresh.lock import excerpt
from refresh.snapshot import Snapshot, from_json

HOOKS = Path(__file__).parent.parent


def prices_of(lock: str, versions: Mapping[str, str], models: Iterable[str], day: date) -> Snapshot:
    """Install the price packages of `lock` into a folder for the moment and ask them, in a process of its own.

    `versions` are those that have to answer. Raises CannotRun.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        requirements, target = folder / "requirements.txt", folder / "packages"
        requirements.write_text(excerpt(lock, versions), encoding="utf-8")
        uv(
            *("pip", "install", "--no-config", "--quiet", "--no-deps", "--require-hashes"),
            *("--python", sys.executable, "--target", target, "--requirement", requirements),
            cwd=folder,
        )
        path = os.pathsep.join(map(str, (target, HOOKS)))
        command = [sys.executable, "-m", "refresh.snapshot", day.isoformat(), *models]
        told = run(command, cwd=folder, environment={"PYTHONPATH": path})
    try:
        taken = from_json(told)
    except ValueError:
        raise CannotRun("the price packages gave no prices that can be read.") from None
    if taken.versions != versions:
        raise CannotRun(f"the prices are those of {taken.versions}, not of {dict(versions)}.")
    return taken
