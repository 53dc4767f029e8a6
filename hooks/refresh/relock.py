"""`python -m refresh.relock`: pin the newest versions that pyproject.toml allows in requirements.txt, and tell which.

The lock is universal (one file for every Python and system), has hashes, and names no index.
Exit status: 0 done, 4 it could not be done.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from refresh.child import CannotRun, uv
from refresh.lock import moves

FLAGS = ("--universal", "--no-config", "--no-header", "--generate-hashes", "--quiet", "--group", "dev")


def relock(root: Path, lock: Path, *, only: Iterable[str] = ()) -> None:
    """Bring `lock` up to date: all of it, or `only` these packages and what they need. Raises CannotRun."""
    upgrade = [f"--upgrade-package={package}" for package in only] or ["--upgrade"]
    uv(
        "pip",
        "compile",
        *FLAGS,
        *upgrade,
        "--python",
        sys.executable,
        "--output-file",
        lock,
        "pyproject.toml",
        cwd=root,
    )


def main(root: Path) -> int:
    lock = root / "requirements.txt"
    try:
        former = lock.read_text(encoding="utf-8")
        relock(root, Path("requirements.txt"))
    except CannotRun as reason:
        print(reason, file=sys.stderr)
        return 4
    except OSError as error:
        print(f"requirements.txt cannot be read: {error.strerror}.", file=sys.stderr)
        return 4
    moved = moves(former, lock.read_text(encoding="utf-8"))
    told = [f"- {name} {was} -> {version}" for name, (was, version) in moved.items()] or ["- no change"]
    print("\n".join(["## Newer packages", "", *told, ""]))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path.cwd()))
