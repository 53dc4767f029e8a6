"""What each scheduled job makes of its report."""

from pathlib import Path

from github.api import GitHub, Refused
from github.issue import keep_issue
from github.proposal import Base, propose
from links.finding import Verdict
from links.formats import COUNTED
from refresh.__main__ import DISAGREE, LOCK, SOURCES

TESTS, DEPLOY = "pull-request.yml", "deploy.yml"


def prices(github: GitHub, base: Base, found: Path, *, status: int) -> None:
    """After `python -m refresh`: its exit status, and in the folder `found` its report and the files it may write."""
    # First: whatever happens to the rest, the site says today how old its prices are.
    _start(github, DEPLOY, base.branch)
    _propose(github, base, found, branch="newer-prices", title="Pin newer price lists")
    report = _report(found) if status == DISAGREE else None
    print(keep_issue(github, label="prices-disagree", title="The sources of the prices disagree", body=report))


def packages(github: GitHub, base: Base, found: Path) -> None:
    """After `make lock` and `make prices`: their report and the files they may write."""
    _propose(github, base, found, branch="newer-packages", title="Pin newer packages")


def links(github: GitHub, report: Path) -> None:
    """After `python -m links check --format markdown`: what it printed. A line that starts with a box is work."""
    text = report.read_text(encoding="utf-8")
    work = [line for line in text.splitlines() if line.startswith("- [ ]")]
    if not work and COUNTED[Verdict.OFFLINE] in text:
        raise Refused("no link was asked, for there is no network. The issue stays as it is.")
    print(keep_issue(github, label="links-to-mend", title="Links to mend", body=text if work else None))


def _propose(github: GitHub, base: Base, found: Path, *, branch: str, title: str) -> None:
    texts = {file: (found / file).read_bytes().decode() for file in (LOCK, SOURCES)}
    if propose(github, base, branch, title=title, body=_report(found), texts=texts):
        _start(github, TESTS, branch)


def _report(found: Path) -> str:
    return (found / "report.md").read_text(encoding="utf-8")


def _start(github: GitHub, workflow: str, branch: str) -> None:
    github.send("POST", f"actions/workflows/{workflow}/dispatches", {"ref": branch})
    print(f"{workflow} was started for {branch}")
