"""Which commit the sources are."""

import re
import shutil
import subprocess
from pathlib import Path

# `git archive`, and the hosts that pack with it, write the commit into this file: see .gitattributes.
ARCHIVED = ".git_archival.txt"
# What a build reads.
SOURCES = ("mkdocs.yml", "data", "docs", "hooks", "overrides", "pyproject.toml", "requirements.txt")
_NODE = re.compile(r"^node: ([0-9a-f]{40,64})$", re.MULTILINE)


def commit(root: Path) -> str | None:
    """The commit that `root` holds, unchanged; None when something is changed or nobody can tell."""
    if (root / ".git").exists():
        head, changes = _git(root, "rev-parse", "HEAD"), _git(root, "status", "--porcelain", "--", *SOURCES)
        return head.strip() if head and changes == "" else None
    archived = root / ARCHIVED
    found = _NODE.search(archived.read_text(encoding="utf-8")) if archived.is_file() else None
    return found[1] if found else None


def _git(root: Path, *arguments: str) -> str | None:
    program = shutil.which("git")
    if program is None:
        return None
    done = subprocess.run(  # noqa: S603 - our own command lines, no shell
        [program, "--no-optional-locks", *arguments], cwd=root, capture_output=True, text=True, check=False
    )
    return done.stdout if done.returncode == 0 else None
