"""A file as it lies in the repository, before anybody trusts what is in it."""

import os
import re
import stat
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from facts import Problem
from facts.ignored import is_ignored, written_files
from guide.pages import SourcePage, body_start, page_of
from guide.prose import blank_out_code, line_of

# What a pull request may bring and a build reads. Other files are code, and reviewed as code.
FOLDERS = ("docs", "data", "i18n", "overrides")
SETTINGS = "mkdocs.yml"
INHERITED = re.compile(r"""^INHERIT:[ \t]*["']?(?P<file>[^"'#\n]*[^"'#\s])""", re.MULTILINE)
# Where the rest of the project is, when git cannot tell.
CODE = (".github", "hooks", "tests", "tools")
MOST_READ = 1_000_000
# What others look for at a fixed address of a host; it is published as it is.
AT_FIXED_ADDRESS = re.compile(r"docs/(?:CNAME|robots\.txt|\.well-known/[\w-][\w.-]*)")


@dataclass(frozen=True)
class SourceFile:
    """One file, which messages call `name`: its path from the root of the project."""

    path: Path
    name: str
    is_settings: bool = False  # it is mkdocs.yml, or what stands in its place
    inherits: bool = False  # it is one of several files that make the settings together

    @property
    def suffix(self) -> str:
        """The end of its name, such as .md."""
        return self.path.suffix

    @property
    def root(self) -> Path:
        """The root of the project, for a file below it."""
        return self.path.parents[self.name.count("/")]

    @property
    def is_page(self) -> bool:
        """Whether it is a page of the site."""
        return self.name.startswith("docs/") and self.suffix == ".md"

    @property
    def is_facts(self) -> bool:
        """Whether it is a file of facts, or of words."""
        return self.name.startswith(("data/", "i18n/")) and self.suffix == ".yml"

    @cached_property
    def _status(self) -> os.stat_result | None:
        """What the file system tells of it, asked once; nothing when it is gone."""
        try:
            return self.path.lstat()
        except OSError:
            return None

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link."""
        return self._status is not None and stat.S_ISLNK(self._status.st_mode)

    @property
    def is_plain(self) -> bool:
        """Whether it is a file itself, and no link, folder or device."""
        return self._status is not None and stat.S_ISREG(self._status.st_mode)

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self._status.st_size if self._status else 0

    @cached_property
    def raw(self) -> bytes:
        """What is in it; nothing when it is no plain file, and no more than the first megabyte."""
        if not self.is_plain:
            return b""
        with self.path.open("rb") as file:
            return file.read(MOST_READ)

    def is_same(self, other: "SourceFile") -> bool:
        """Whether both are plain files with the same content. Of two that were not read to their end nobody knows."""
        plain = self.is_plain and other.is_plain
        return plain and self.size == other.size < MOST_READ and self.raw == other.raw

    @cached_property
    def text(self) -> str:
        """Its text, with what is no UTF-8 replaced."""
        text = self.raw.decode("utf-8", "replace").removeprefix("\ufeff")
        return text.replace("\r\n", "\n").replace("\r", "\n")

    @cached_property
    def body_start(self) -> int:
        """Where the Markdown of a page begins, behind its front matter."""
        return body_start(self.text)

    @cached_property
    def prose(self) -> str:
        """The text with front matter, code, comments and macros blanked out; positions stay true."""
        front = re.sub(r"[^\n]", " ", self.text[: self.body_start])
        return front + blank_out_code(self.text)[self.body_start :]

    @cached_property
    def page(self) -> SourcePage:
        """The page that it is, for a file of docs/. Raises Problems with what is wrong with its front matter or ids."""
        return page_of(self.text, self.name.removeprefix("docs/"), self.name)

    def at(self, position: int, text: str) -> Problem:
        """A problem where `position` stands in the text."""
        return Problem(self.name, line_of(self.text, position), text)


def source_files(root: Path, docs: Path, settings: Path | None = None) -> Iterator[SourceFile]:
    """Every file of docs/, data/, i18n/ and overrides/ but for those that programs left there; and the settings.

    `settings` is what MkDocs reads instead of mkdocs.yml. Links to folders are among the files, whatever they are
    called: MkDocs would follow them.
    """
    yield from settings_files(root, settings or root / SETTINGS)
    for folder in dict.fromkeys((docs, *(root / name for name in FOLDERS))):
        for place, folders, files in os.walk(folder):
            links = [name for name in folders if Path(place, name).is_symlink()]
            folders[:] = sorted(name for name in folders if not is_ignored(name))
            for name in sorted((*(name for name in files if not is_ignored(name)), *links)):
                path = Path(place, name)
                yield SourceFile(path, path.relative_to(root).as_posix())


def settings_files(root: Path, settings: Path) -> Iterator[SourceFile]:
    """The file of settings and those that it takes others from, by their names from `root`."""
    seen: list[SourceFile] = []
    path: Path | None = settings
    while path and path.is_file() and path not in (it.path for it in seen):
        file = SourceFile(path, os.path.relpath(path, root).replace(os.sep, "/"), is_settings=True)
        parent = INHERITED.search(file.text)
        seen.append(replace(file, inherits=bool(parent or seen)))
        path = Path(os.path.normpath(path.parent / parent["file"])) if parent else None
    yield from seen


def other_files(root: Path) -> Iterator[SourceFile]:
    """Every other file that git keeps; without git those beside the settings, and of hooks/, tests/ and the like."""
    try:
        found = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True)  # noqa: S607
        names = found.stdout.decode("utf-8", "replace").split("\0")
    except (OSError, subprocess.CalledProcessError):
        names = []
    if not any(names):
        folders = (root / name for name in CODE)
        paths = [*root.glob("*"), *(path for folder in folders for path in written_files(folder))]
        names = [path.relative_to(root).as_posix() for path in paths]
    for name in sorted({*names} - {"", SETTINGS}):
        if not name.startswith(tuple(f"{folder}/" for folder in FOLDERS)) and (root / name).is_file():
            yield SourceFile(root / name, name)
