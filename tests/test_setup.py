"""The set-up of the Makefile on machines that lack something: one clear line with the remedy."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

TOOLS = ("sh", "make", "awk", "echo", "touch", "env")


@pytest.fixture
def bare_machine(tmp_path: Path) -> Path:
    """A folder with the Makefile, and a PATH on which only the plainest tools are."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    shutil.copy(ROOT / "requirements.txt", tmp_path)
    (tmp_path / "bin").mkdir()
    for tool in TOOLS:
        path = shutil.which(tool)
        assert path
        (tmp_path / "bin" / tool).symlink_to(path)
    return tmp_path


def fake_python(machine: Path, script: str) -> None:
    path = machine / "bin/python3"
    path.write_text(f"#!{shutil.which('sh')}\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def set_up(machine: Path) -> list[str]:
    result = subprocess.run(
        [machine / "bin/make", "build"],
        cwd=machine,
        env={"PATH": str(machine / "bin"), "HOME": os.environ["HOME"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 2
    assert not (machine / ".venv").exists()
    return [line for line in result.stderr.splitlines() if not line.startswith("make: ")]


def test_no_python(bare_machine: Path) -> None:
    assert set_up(bare_machine) == [
        "Python is missing. Install Python 3.11 or newer (Debian: apt install python3 python3-venv)."
    ]


def test_a_python_that_is_too_old(bare_machine: Path) -> None:
    fake_python(bare_machine, 'case "$1" in -V) echo Python 3.9.2;; *version_info*|-c) exit 1;; esac')
    assert set_up(bare_machine) == [
        "Python 3.9.2 is too old: this project needs Python 3.11 or newer. Choose one: make PYTHON=python3.12"
    ]


def test_a_python_that_cannot_make_an_environment(bare_machine: Path) -> None:
    fake_python(bare_machine, 'case "$2" in *ensurepip*) exit 1;; esac')
    assert set_up(bare_machine) == [
        "This Python cannot make a virtual environment. Install its venv package (Debian: apt install python3-venv)."
    ]


def test_help_is_made_of_the_comments(bare_machine: Path) -> None:
    told = subprocess.run(
        [bare_machine / "bin/make"],
        cwd=bare_machine,
        env={"PATH": str(bare_machine / "bin")},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    verbs = [line.split()[1] for line in told.splitlines()]
    assert " ".join(verbs) == (
        "help serve build pack offline test check format new-faq new-fix links translate tokens lock prices upkeep "
        "changes rehearse sbom future bench search-eval audit weigh picture theme clean"
    )
