"""The workflows of the project, read as data."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from tests.conftest import ROOT

FOLDER = ROOT / ".github/workflows"
SET_UP = ROOT / ".github/actions/set-up/action.yml"
# Steps that have it talk to GitHub; those with the other change the machine.
TOKEN, RIGHTS = "GH_TOKEN", "sudo "


@dataclass(frozen=True)
class Step:
    """A step of a job, with the settings of its workflow, its job and itself."""

    workflow: str
    job: str
    content: dict[str, Any]
    env: dict[str, str]

    @property
    def script(self) -> str | None:
        return self.content.get("run")

    @property
    def needs_github(self) -> bool:
        return TOKEN in self.env or (self.script or "").startswith(RIGHTS)

    def __str__(self) -> str:
        return f"{self.workflow}, {self.job}: {self.content.get('name') or self.content.get('run', '').strip()}"


def workflows() -> dict[str, dict[str, Any]]:
    """Each workflow by the name of its file. YAML reads the key `on` as true."""
    return {path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yml"))}


def steps() -> Iterator[Step]:
    """Every step in order, our own set-up in the place where it is used."""
    for name, workflow in workflows().items():
        for job, content in workflow["jobs"].items():
            env = workflow.get("env", {}) | content.get("env", {})
            for step in content["steps"]:
                for part in _set_up() if step.get("uses") == "$/.github/actions/set-up" else [step]:
                    yield Step(name, job, part, env | part.get("env", {}))


def _set_up() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(SET_UP.read_text(encoding="utf-8"))["runs"]["steps"]
    return found
