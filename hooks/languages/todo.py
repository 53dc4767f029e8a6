"""What a translator has left to do: units that are missing, and those whose English has changed since."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from languages.unit_files import UnitFile
from languages.units import Unit, units

# How far back the English of a stale unit is looked for.
VERSIONS = 200


@dataclass(frozen=True)
class Todo:
    """A unit to translate. `before` is the text in the language that no longer fits, None when there is none."""

    page: str
    unit: Unit
    before: str | None
    hash_before: str | None


def todo(page: str, text: str, file: UnitFile | None) -> list[Todo]:
    """What is left to do for the page at this path with this English text."""
    wanted = units(text)
    known = file.current(wanted) if file else {}
    left = []
    for unit in wanted:
        if unit not in known:
            old = file.texts.get(unit.id) if file else None
            left.append(Todo(page, unit, old.text if old else None, old.source if old else None))
    return left


def english_before(root: Path, page: Path, hashes: set[str]) -> dict[str, str]:
    """What the English of a page was when its units had these hashes, as far as the history of git still has it.

    `page` is relative to `root`. Without git, or in a shallow clone, there is less or nothing.
    """
    found: dict[str, str] = {}
    for text in _versions(root, page):
        found.update({unit.hash: unit.english for unit in units(text) if unit.hash in hashes})
        if len(found) == len(hashes):
            break
    return found


def _versions(root: Path, page: Path) -> Iterator[str]:
    """The page as it stood after each commit that changed it, the newest first."""
    commits = _git(root, "log", f"-{VERSIONS}", "--format=%H", "--", page.as_posix())
    for commit in commits.split():
        yield _git(root, "show", f"{commit}:./{page.as_posix()}")


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - our own command lines, no shell
            ["git", *arguments],  # noqa: S607
            cwd=root,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout
