"""`python -m tools.rehearse`: run the steps of each workflow here, in order, in a clean clone for each job.

Left out are actions, and steps that talk to GitHub or want rights over its machine. `--without WORDS` leaves out the
steps whose script is WORDS, `--only FILE` runs one workflow. `--after DAYS` runs them as their timers will in so many
days, as of that day. What is committed is what is cloned.
Exit status: 0 all steps passed, 1 one failed, 2 the command is wrong.
"""

import os
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import ROOT
from tests.workflows.steps import Step, steps

# What GitHub would put in the place of an expression.
VALUES = {
    "${{ github.base_ref || github.event.repository.default_branch }}": "main",
    "${{ steps.pages.outputs.base_url }}": "https://owner.example/guide",
    "${{ github.server_url }}/${{ github.repository }}": "https://github.example/owner/guide",
    "${{ github.event_name }}": "push",
}
DAY_SECONDS = 86_400
CHOICE = "WHAT"
CHOICES = ("prices", "packages")
SHELL = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c")


def main() -> int:
    parser = ArgumentParser(prog="python -m tools.rehearse", description=__doc__)
    parser.add_argument("--without", action="append", default=[], metavar="WORDS")
    parser.add_argument("--only", metavar="FILE")
    parser.add_argument("--after", type=int, metavar="DAYS")
    wanted = parser.parse_args()
    if wrong := unknown(wanted.only, wanted.without):
        print(wrong, file=sys.stderr)
        return 2
    if wanted.after is not None:
        VALUES["${{ github.event_name }}"] = "schedule"
    passed = True
    for (workflow, job), content in groupby(steps(), lambda it: (it.workflow, it.job)):
        if wanted.only in (None, workflow):
            mine = list(content)
            for choice in CHOICES if any(CHOICE in it.env for it in mine) else [""]:
                print(f"\n== {workflow}, {job} {choice}".rstrip(), flush=True)
                passed &= _job(mine, choice, wanted.without, wanted.after or 0)
    return 0 if passed else 1


def unknown(only: str | None, without: list[str]) -> str:
    """What is wrong with the names of a workflow and of steps to leave out, or nothing."""
    workflows = sorted({step.workflow for step in steps()})
    if only is not None and only not in workflows:
        return f"There is no workflow '{only}'. Write one of {', '.join(workflows)}."
    scripts = {step.script.strip() for step in steps() if step.script}
    for words in without:
        if words not in scripts:
            return f"No step of a workflow runs '{words}' alone. Write all of its script."
    return ""


def _job(steps: list[Step], choice: str, without: list[str], days: int) -> bool:
    with TemporaryDirectory(prefix="rehearsal-") as folder:
        clone = Path(folder, "clone")
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        kept: dict[str, str] = {}
        for step in steps:
            if step.script is None:
                print(f"   left out: {step.content['uses'].partition('@')[0]}")
            elif step.needs_github or step.script.strip() in without:
                print(f"   left out: {step.script.strip()}")
            elif not _step(step, clone, Path(folder), choice, kept) and not step.content.get("continue-on-error"):
                return False
            else:
                kept |= _later(dict(_set(Path(folder, "GITHUB_ENV"))), days)
                Path(folder, "GITHUB_ENV").unlink(missing_ok=True)
    return True


def _step(step: Step, clone: Path, temp: Path, choice: str, kept: dict[str, str]) -> bool:
    files = {name: str(temp / name) for name in ("GITHUB_ENV", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    env = {name: choice if name == CHOICE else _value(text) for name, text in step.env.items()}
    start = time.monotonic()
    done = subprocess.run(
        [*SHELL, step.script or ""],
        cwd=clone,
        env={**os.environ, **kept, "RUNNER_TEMP": str(temp), **files, **env},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = step.content.get("name") or (step.script or "").strip().splitlines()[0]
    print(
        f"   {'passed' if done.returncode == 0 else 'FAILED'} in {time.monotonic() - start:.0f} s: {lines}", flush=True
    )
    for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"):
        for told in (temp / name).read_text(encoding="utf-8").splitlines() if (temp / name).exists() else ():
            print(f"      {name.removeprefix('GITHUB_').lower()}: {told}")
        (temp / name).unlink(missing_ok=True)
    if done.returncode:
        print(done.stdout[-2000:], done.stderr[-2000:], sep="\n")
    return done.returncode == 0


def _later(values: dict[str, str], days: int) -> dict[str, str]:
    """What a step set for those that follow, with the day of the build so many days on."""
    return {
        name: str(int(value) + days * DAY_SECONDS) if name == "SOURCE_DATE_EPOCH" else value
        for name, value in values.items()
    }


def _value(text: str) -> str:
    for expression, value in VALUES.items():
        text = text.replace(expression, value)
    return text


def _set(file: Path) -> Iterator[tuple[str, str]]:
    if file.exists():
        for line in file.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            yield name, value


if __name__ == "__main__":
    sys.exit(main())
