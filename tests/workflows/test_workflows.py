"""What the linters of `make check` do not ask of the workflows, and the little shell that is in them."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.workflows.conftest import PINS, SCRIPTS, GitHub, write
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
    kept = WORKFLOWS["pull-request.yml"]["jobs"]["preview"]["steps"][-1]["with"]
    assert f"> {kept['path']}" in (step("pull-request.yml", name="Tell what changes for readers").script or "")
    comment = (SCRIPTS / "comment.sh").read_text(encoding="utf-8")
    assert f"name={kept['name']} " in comment
    assert f" {kept['path']} |" in comment
    assert WORKFLOWS["comment.yml"][True]["workflow_run"]["workflows"] == [WORKFLOWS["pull-request.yml"]["name"]]
    left = WORKFLOWS["pins.yml"]["jobs"]["look"]["steps"][-1]["with"]["path"].split()
    assert left == [*PINS, "report.md"]
    assert f"files='{' '.join(PINS)}'" in (SCRIPTS / "keep-pull-request.sh").read_text(encoding="utf-8")
    made = step("deploy.yml", name="Look what time has made wrong").script or ""
    (left,) = (it["with"] for it in WORKFLOWS["deploy.yml"]["jobs"]["build"]["steps"] if "upload-artifact@" in str(it))
    (taken,) = (it["with"] for it in WORKFLOWS["deploy.yml"]["jobs"]["tell"]["steps"] if "download-" in str(it))
    assert f" {left['path']}\n" in made
    assert left["name"] == taken["name"]
    assert (step("deploy.yml", name="Keep the issue").script or "").endswith(f" {taken['path']}/{left['path']}")
    daily, weekly = (it["cron"] for it in WORKFLOWS["pins.yml"][True]["schedule"])
    assert f"github.event.schedule == '{weekly}' && 'packages'" in WORKFLOWS["pins.yml"]["env"]["WHAT"]
    assert daily.endswith(" * * *")
    assert weekly.endswith(" * * 1")


def test_one_script_alone_comments() -> None:
    """`gh pr comment --edit-last` takes the last comment of any workflow for ours."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in [*FOLDER.glob("*.yml"), *SCRIPTS.glob("*.sh")]}
    assert [name for name, text in texts.items() if re.search(r"gh (pr|issue) comment|--comment", text)] == [
        "comment.sh"
    ]


def test_what_is_started_can_be_started() -> None:
    texts = [it.script or "" for it in steps()] + [path.read_text(encoding="utf-8") for path in SCRIPTS.glob("*.sh")]
    started = {name for text in texts for name in re.findall(r"gh workflow run (\S+)", text)}
    assert started == {"pull-request.yml"}
    assert all("workflow_dispatch" in WORKFLOWS[name][True] for name in started)


def ran(script: Step, folder: Path, status: int, **environment: str) -> int:
    """The exit status of a step, where Python says what it was asked and ends with this status."""
    python = folder / ".venv/bin/python"
    python.parent.mkdir(parents=True, exist_ok=True)
    python.write_text(f'#!/bin/sh\necho "$UV_EXCLUDE_NEWER $*"\n[ "$2" != refresh.lock ] || exit 0\nexit {status}\n')
    python.chmod(0o755)
    files = {name: str(folder / name) for name in ("GITHUB_ENV", "GITHUB_STEP_SUMMARY")}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script.script or ""],
        cwd=folder,
        env={"PATH": os.environ["PATH"], **files, **environment},
        check=False,
    )
    return done.returncode


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (0, 0),
        (10, 0),
        (11, 0),
        (4, 4),
        (1, 1),
    ],
)
def test_the_daily_look_hands_on_what_was_found_and_fails_when_it_could_not_look(
    tmp_path: Path, status: int, outcome: int
) -> None:
    assert ran(step("pins.yml", id="look"), tmp_path, status, WHAT="prices") == outcome
    assert (tmp_path / "report.md").read_text() == " -m refresh\n"
    assert (tmp_path / "GITHUB_STEP_SUMMARY").read_text() == " -m refresh\n"


def test_the_weekly_look_pins_all_packages_that_have_been_out_for_a_week_first(tmp_path: Path) -> None:
    assert ran(step("pins.yml", id="look"), tmp_path, 10, WHAT="packages") == 0
    assert (tmp_path / "report.md").read_text() == "7 days -m refresh.lock\n -m refresh\n"


@pytest.mark.parametrize("status", [0, 1, 2])
def test_what_time_made_wrong_is_looked_for_before_the_build_and_stops_nothing(tmp_path: Path, status: int) -> None:
    look = step("deploy.yml", name="Look what time has made wrong")
    makefile = f".PHONY: upkeep\nupkeep:\n\t@echo '- [ ] old'; exit {status}\n"
    write(tmp_path / "Makefile", makefile)
    assert (ran(look, tmp_path, 0) == 0) == (status == 0)
    assert (tmp_path / "upkeep.md").exists() == (status == 0)
    assert look.content["continue-on-error"] is True
    names = [it.content.get("name") for it in steps() if (it.workflow, it.job) == ("deploy.yml", "build")]
    assert names.index(look.content["name"]) < names.index("Build the site")


@pytest.mark.parametrize(("event", "is_today"), [("push", False), ("schedule", True), ("workflow_dispatch", True)])
def test_a_push_is_built_as_of_its_commit_and_the_daily_run_as_of_today(
    github: GitHub, event: str, is_today: bool
) -> None:
    script = step("deploy.yml", name="A push is built as of its commit, any other time as of today")
    date = github.clone.parent / "bin/date"
    write(date, "#!/bin/sh\necho $((86400 * 20000))\n")
    date.chmod(0o755)
    file = github.clone / "environment"
    assert told(github, script, EVENT=event, GITHUB_ENV=str(file)) == 0
    commit = github.git("log", "-1", "--format=%ct")
    assert file.read_text() == f"SOURCE_DATE_EPOCH={86400 * 20000 if is_today else commit}\n"


def test_the_daily_run_needs_no_other_run_and_no_answer_of_another_server() -> None:
    (timer,) = WORKFLOWS["deploy.yml"][True]["schedule"]
    assert timer["cron"].endswith(" * * *")
    jobs = WORKFLOWS["deploy.yml"]["jobs"]
    assert {name: job.get("needs") for name, job in jobs.items()} == {"build": None, "deploy": "build", "tell": "build"}


def told(github: GitHub, script: Step, **environment: str) -> int:
    """The exit status of a step that talks to GitHub."""
    shutil.copytree(SCRIPTS, github.clone / ".github/scripts", dirs_exist_ok=True)
    return github.run(
        "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script.script or "", **environment
    ).returncode


def test_what_time_made_wrong_is_one_issue_until_all_is_well(github: GitHub) -> None:
    keep = step("deploy.yml", name="Keep the issue")
    states = []
    for text in ("", "- [ ] old\n", "- [ ] older\n", "", "- [ ] old\n"):
        write(github.found / "upkeep.md", text)
        assert told(github, keep) == 0
        states.append([it["state"] for it in github.get("issues")])
    assert states == [[], ["open"], ["open"], ["closed"], ["open"]]
    assert github.get("issues")[0]["body"] == "- [ ] old"


def test_when_nobody_could_look_the_issue_stays(github: GitHub) -> None:
    before = [{"number": 1, "labels": ["upkeep"], "state": "open"}]
    github.set(issues=before)
    assert told(github, step("deploy.yml", name="Keep the issue")) == 1
    assert github.get("issues") == before


def test_one_issue_alone_is_kept() -> None:
    assert [str(it) for it in steps() if "keep-issue.sh" in (it.script or "")] == ["deploy.yml, tell: Keep the issue"]


@pytest.mark.parametrize(("what", "title"), [("prices", "Pin newer price lists"), ("packages", "Pin newer packages")])
def test_newer_pins_of_each_kind_are_a_pull_request_of_their_own(github: GitHub, what: str, title: str) -> None:
    write(github.found / "requirements.txt", "a==2\n")
    assert told(github, step("pins.yml", name="Keep the pull request"), WHAT=what) == 0
    (pull,) = github.get("pulls")
    assert (pull["title"], pull["head"]["label"]) == (title, f"owner:newer-{what}")
    assert github.get("started") == [["pull-request.yml", f"newer-{what}"]]


def test_the_same_verbs_before_a_commit() -> None:
    text = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    verbs = re.findall(r"entry: make (\w+)", text)
    assert verbs == ["format", "check"]
    assert all(f"\n{verb}:" in makefile for verb in verbs)
