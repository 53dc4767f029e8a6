"""What the linters of `make check` do not ask of the workflows, and the little shell that is in them."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from links.finding import Verdict
from links.formats import COUNTED
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
    assert COUNTED[Verdict.OFFLINE] in (step("links.yml", name="Keep the issue").script or "")
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
    assert started == {"deploy.yml", "pull-request.yml"}
    assert all("workflow_dispatch" in WORKFLOWS[name][True] for name in started)


def ran(script: Step, folder: Path, status: int, **environment: str) -> tuple[int, str]:
    """The exit status and the output of a step, where Python says what it was asked and ends with this status."""
    python = folder / ".venv/bin/python"
    python.parent.mkdir(parents=True, exist_ok=True)
    python.write_text(f'#!/bin/sh\necho "$UV_EXCLUDE_NEWER $*"\n[ "$2" != refresh.lock ] || exit 0\nexit {status}\n')
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
    assert (tmp_path / "report.md").read_text() == "7 days -m refresh.lock\n -m refresh\n"


@pytest.mark.parametrize(("status", "outcome"), [(0, 0), (1, 0), (2, 2)])
def test_a_dead_link_is_for_the_issue_and_only_a_check_that_could_not_run_fails(
    tmp_path: Path, status: int, outcome: int
) -> None:
    assert ran(step("links.yml", name="Ask every address"), tmp_path, status)[0] == outcome
    assert (tmp_path / "links.md").read_text() == " -m links check --all --no-cache --format markdown\n"


def told(github: GitHub, script: Step, **environment: str) -> int:
    """The exit status of a step that talks to GitHub."""
    shutil.copytree(SCRIPTS, github.clone / ".github/scripts", dirs_exist_ok=True)
    return github.run(
        "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script.script or "", **environment
    ).returncode


def test_links_to_mend_are_one_issue_until_all_is_well(github: GitHub) -> None:
    keep = step("links.yml", name="Keep the issue")
    well, work = "2 links checked, 2 proven to be fine.\n", "2 links checked.\n\n## Gone\n\n- [ ] <https://x.example>\n"
    states = []
    for text in (well, work, work, well, work):
        write(github.clone / "links.md", text)
        assert told(github, keep) == 0
        states.append([it["state"] for it in github.get("issues")])
    assert states == [[], ["open"], ["open"], ["closed"], ["open"]]


def test_without_a_network_the_issue_stays(github: GitHub) -> None:
    write(github.clone / "links.md", f"- example.org {COUNTED[Verdict.OFFLINE]} (2 links)\n")
    before = [{"number": 1, "labels": ["links-to-mend"], "state": "open"}]
    github.set(issues=before)
    assert told(github, step("links.yml", name="Keep the issue")) == 1
    assert github.get("issues") == before


def test_sources_that_disagree_are_one_issue_until_they_agree(github: GitHub) -> None:
    keep = step("pins.yml", name="Keep the issue")
    states = []
    for status in ("11", "11", "0", "10", "11"):
        assert told(github, keep, STATUS=status) == 0
        states.append([it["state"] for it in github.get("issues")])
    assert states == [["open"], ["open"], ["closed"], ["closed"], ["open"]]
    assert github.get("issues")[0]["body"] == "## Packages\n\n- no change"


@pytest.mark.parametrize(("what", "title"), [("prices", "Pin newer price lists"), ("packages", "Pin newer packages")])
def test_newer_pins_of_each_kind_are_a_pull_request_of_their_own(github: GitHub, what: str, title: str) -> None:
    write(github.found / "requirements.txt", "a==2\n")
    assert told(github, step("pins.yml", name="Keep the pull request"), WHAT=what) == 0
    (pull,) = github.get("pulls")
    assert (pull["title"], pull["head"]["label"]) == (title, f"owner:newer-{what}")
    assert github.get("started") == [["pull-request.yml", f"newer-{what}"]]


def test_each_day_the_site_is_built_before_anything_else_is_told(github: GitHub) -> None:
    first = next(it for it in steps() if it.workflow == "pins.yml" and it.job == "tell" and it.script)
    assert told(github, first) == 0
    assert first.content["if"] == "env.WHAT == 'prices'"
    assert github.get("started") == [["deploy.yml", "main"]]


def test_the_same_verbs_before_a_commit() -> None:
    text = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    verbs = re.findall(r"entry: make (\w+)", text)
    assert verbs == ["format", "check"]
    assert all(f"\n{verb}:" in makefile for verb in verbs)
