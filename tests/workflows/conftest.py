"""A clone of a small repository, and a GitHub for its scripts: `gh` is the stand-in of gh.py."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.workflows import gh

SCRIPTS = ROOT / ".github/scripts"
PROGRAMS = ("sh", "git", "jq", "perl", "unzip")
# What the two files say that a job may pin anew.
PINS = {"requirements.txt": "a==1\n", "data/price_sources.yml": "version: 1\n"}


@dataclass(frozen=True)
class GitHub:
    """`clone` is what a workflow has checked out, `origin` where it came from, `found` what another job left."""

    origin: Path
    clone: Path
    found: Path
    state: Path
    environment: dict[str, str]

    def run(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            words,
            cwd=self.clone,
            env={**self.environment, **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    def script(self, name: str, *words: str, **environment: str) -> str:
        """What a script of .github/scripts prints when all went well."""
        done = self.run("sh", str(SCRIPTS / name), *words, **environment)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def git(self, *words: str, at: Path | None = None) -> str:
        done = subprocess.run(
            ["git", *words], cwd=at or self.clone, env=self.environment, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    def get(self, name: str) -> Any:
        return json.loads(self.state.read_text(encoding="utf-8"))[name]

    def set(self, **values: Any) -> None:
        state = json.loads(self.state.read_text(encoding="utf-8"))
        self.state.write_text(json.dumps(state | values), encoding="utf-8")


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    if missing := [program for program in PROGRAMS if shutil.which(program) is None]:
        pytest.skip(f"{' and '.join(missing)} missing on this machine")
    program = tmp_path / "bin/gh"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -IS "{gh.__file__}" "$@"\n')
    program.chmod(0o755)
    state = tmp_path / "state.json"
    state.write_text(
        json.dumps(
            {
                "labels": [],
                "issues": [],
                "pulls": [],
                "comments": {},
                "artifacts": [],
                "started": [],
                "refuse": "",
            }
        )
    )
    environment = {
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "GH_STATE": str(state),
        "GH_TOKEN": "the-token-of-a-test",
        "GITHUB_REF_NAME": "main",
        "GITHUB_REPOSITORY_OWNER": "owner",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "a",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@example.org",
    }
    made = GitHub(tmp_path / "origin", tmp_path / "clone", tmp_path / "clone/found", state, environment)
    made.origin.mkdir()
    made.git("init", "--quiet", "--initial-branch=main", at=made.origin)
    for file, text in {**PINS, "README.md": "read\n"}.items():
        write(made.origin / file, text)
    made.git("add", ".", at=made.origin)
    made.git("commit", "--quiet", "--message=start", at=made.origin)
    made.git("clone", "--quiet", str(made.origin), str(made.clone), at=tmp_path)
    for file, text in {**PINS, "report.md": "## Packages\n\n- no change\n"}.items():
        write(made.found / file, text)
    return made


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
