"""Which commit the sources are: from git, from a tarball, or nobody knows."""

import os
import subprocess
from pathlib import Path

import pytest

from provenance.build import ARCHIVED, SOURCES, commit
from tests import conftest
from tests.conftest import ROOT

ME = ("-c", "user.name=Someone", "-c", "user.email=someone@example.org")


def git(root: Path, *arguments: str) -> bytes:
    # Nothing of the repository that the tests run in, for example within a hook of git.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(["git", *ME, *arguments], cwd=root, env=environment, capture_output=True, check=True).stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "repository"
    (root / "docs").mkdir(parents=True)
    (root / "docs/index.md").write_text("Words.\n")
    (root / ".gitignore").write_text("site/\n")
    for name in (ARCHIVED, ".gitattributes"):
        (root / name).write_text((ROOT / name).read_text())
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "First")
    return root


def head(repository: Path) -> str:
    return git(repository, "rev-parse", "HEAD").decode().strip()


def test_all_that_a_build_reads_is_looked_at() -> None:
    assert SOURCES == conftest.SOURCES  # the tests build from these alone


def test_git_tells(repository: Path) -> None:
    assert commit(repository) == head(repository)


def test_what_a_build_makes_is_no_change(repository: Path) -> None:
    (repository / "site").mkdir()
    (repository / "site/index.html").write_text("made")
    (repository / "notes.txt").write_text("mine")
    assert commit(repository) == head(repository)


@pytest.mark.parametrize("name", ["docs/index.md", "docs/new.md"])
def test_sources_with_a_change_are_no_commit(repository: Path, name: str) -> None:
    (repository / name).write_text("Other words.\n")
    assert commit(repository) is None


def test_a_tarball_tells(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "unpacked").mkdir()
    # Not Python's tarfile: how to unpack safely with it is not the same in 3.11.2, which Debian 12 has, and later.
    subprocess.run(["tar", "-x"], cwd=tmp_path / "unpacked", input=git(repository, "archive", "HEAD"), check=True)
    assert commit(tmp_path / "unpacked") == head(repository)


def test_a_folder_without_git_is_no_commit_even_inside_of_another_repository(repository: Path) -> None:
    (repository / "copy").mkdir()
    assert commit(repository / "copy") is None


def test_a_computer_without_git_cannot_tell(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert commit(repository) is None
