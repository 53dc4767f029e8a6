"""What the linters of `make check` do not ask of the workflows, and the little shell that is in them."""

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from github import jobs
from github.comment import ARTIFACT, FILE
from tests.conftest import ROOT
from tests.workflows.steps import FOLDER, SET_UP, Step, steps, workflows

WORKFLOWS = workflows()
JOBS = [(f"{name}:{job}", content) for name, workflow in WORKFLOWS.items() for job, content in workflow["jobs"].items()]


def step(workflow: str, **having: Any) -> Step:
    return next(it for it in steps() if it.workflow == workflow and having.items() <= it.content.items())


@pytest.mark.parametrize("path", [*sorted(FOLDER.glob("*.yml")), SET_UP], ids=lambda path: path.name)
def test_every_action_is_pinned_by_commit_with_its_version_beside_it(path: Path) -> None:
    for used in re.findall(r"uses: (.*)", path.read_text(encoding="utf-8")):
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+|\$/\.github/actions/set-up", used), used


def test_one_action_has_one_version() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in [*FOLDER.glob("*.yml"), SET_UP])
    pinned = set(re.findall(r"uses: (actions/[\w-]+)@(.*)", text))
    assert len(pinned) == len({action for action, _ in pinned})


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_gives_nothing_to_its_jobs_and_does_not_run_beside_itself(name: str) -> None:
    assert WORKFLOWS[name]["permissions"] == {}
    assert WORKFLOWS[name]["concurrency"]["group"]


@pytest.mark.parametrize(("name", "job"), JOBS, ids=[name for name, _ in JOBS])
def test_a_job_ends_in_time_and_keeps_no_credentials(name: str, job: dict[str, Any]) -> None:
    assert job["timeout-minutes"] <= 60
    for it in job["steps"]:
        if it.get("uses", "").startswith("actions/checkout@"):
            assert it["with"]["persist-credentials"] is False


def test_what_runs_code_of_a_pull_request_can_only_read() -> None:
    workflow = WORKFLOWS["pull-request.yml"]
    assert all(job["permissions"] == {"contents": "read"} for job in workflow["jobs"].values())
    assert "secrets" not in (FOLDER / "pull-request.yml").read_text(encoding="utf-8")
    assert "pull_request_target" not in "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.yml"))


def test_what_can_write_runs_no_package_that_is_new_and_keeps_no_cache() -> None:
    for name, job in JOBS:
        if any(level == "write" for level in job["permissions"].values()):
            ran = " ".join(it.get("run", "") for it in job["steps"])
            assert "-m refresh" not in ran, name
            assert "make lock" not in ran, name
            assert all("cache" not in it.get("with", {}) for it in job["steps"]), name


def test_no_expression_stands_in_a_script() -> None:
    assert [str(it) for it in steps() if it.script and "${{" in it.script] == []


def test_the_names_that_two_files_have_to_agree_on() -> None:
    uploaded = step("pull-request.yml", name="Tell what changes for readers")
    assert f"tee {FILE} " in (uploaded.script or "")
    kept = WORKFLOWS["pull-request.yml"]["jobs"]["preview"]["steps"][-1]["with"]
    assert (kept["name"], kept["path"]) == (ARTIFACT, FILE)
    assert WORKFLOWS["comment.yml"][True]["workflow_run"]["workflows"] == [WORKFLOWS["pull-request.yml"]["name"]]
    for started in (jobs.TESTS, jobs.DEPLOY):
        assert "workflow_dispatch" in WORKFLOWS[started][True]
    daily, weekly = (it["cron"] for it in WORKFLOWS["pins.yml"][True]["schedule"])
    assert f"github.event.schedule == '{weekly}' && 'packages'" in WORKFLOWS["pins.yml"]["env"]["WHAT"]
    assert daily.endswith(" * * *")
    assert weekly.endswith(" * * 1")


def ran(script: Step, folder: Path, status: int, **environment: str) -> tuple[int, str]:
    """The exit status and the output of a step, where Python says what it was asked and ends with this status."""
    python = folder / ".venv/bin/python"
    python.parent.mkdir(parents=True, exist_ok=True)
    python.write_text(f'#!/bin/sh\necho "$UV_EXCLUDE_NEWER $*"\n[ "$2" != refresh.relock ] || exit 0\nexit {status}\n')
    python.chmod(0o755)
    files = {name: str(folder / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script.script or ""],
        cwd=folder,
        env={"PATH": os.environ["PATH"], **files, **environment},
        check=False,
    )
    output = folder / "GITHUB_OUTPUT"
    return done.returncode, output.read_text() if output.exists() else ""


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (0, (0, "status=0\n")),
        (10, (0, "status=10\n")),
        (11, (0, "status=11\n")),
        (4, (4, "")),
        (1, (1, "")),
    ],
)
def test_the_daily_look_hands_on_what_was_found_and_fails_when_it_could_not_look(
    tmp_path: Path, status: int, outcome: tuple[int, str]
) -> None:
    assert ran(step("pins.yml", id="look"), tmp_path, status, WHAT="prices") == outcome
    assert (tmp_path / "report.md").read_text() == " -m refresh\n"
    assert (tmp_path / "GITHUB_STEP_SUMMARY").read_text() == " -m refresh\n"


def test_the_weekly_look_pins_all_packages_that_have_been_out_for_a_week_first(tmp_path: Path) -> None:
    assert ran(step("pins.yml", id="look"), tmp_path, 10, WHAT="packages") == (0, "status=10\n")
    assert (tmp_path / "report.md").read_text() == "7 days -m refresh.relock\n -m refresh\n"


@pytest.mark.parametrize(("status", "outcome"), [(0, 0), (1, 0), (2, 2)])
def test_a_dead_link_is_for_the_issue_and_only_a_check_that_could_not_run_fails(
    tmp_path: Path, status: int, outcome: int
) -> None:
    assert ran(step("links.yml", name="Ask every address"), tmp_path, status)[0] == outcome
    assert (tmp_path / "links.md").read_text() == " -m links check --all --no-cache --format markdown\n"


def test_the_same_verbs_before_a_commit() -> None:
    text = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    verbs = re.findall(r"entry: make (\w+)", text)
    assert verbs == ["format", "check"]
    assert all(f"\n{verb}:" in makefile for verb in verbs)
