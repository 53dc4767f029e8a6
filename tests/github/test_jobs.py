"""`python -m github`: what each scheduled job makes of its report, run again and again."""

import json
from pathlib import Path

import pytest
from werkzeug import Response

from github.__main__ import main
from tests.github.fake import TOKEN, FakeGitHub

OLD = {"requirements.txt": "a==1\n", "data/price_sources.yml": "version: 1\n"}


@pytest.fixture
def found(fake: FakeGitHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that a job left for `python -m github`: so far nothing has changed."""
    fake.refs["main"] = fake.commit(OLD)
    settings = {**fake.settings(), "GITHUB_SHA": fake.refs["main"], "GITHUB_REF_NAME": "main"}
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "data").mkdir()
    for file, text in {**OLD, "report.md": "## Packages\n\n- no change\n"}.items():
        (tmp_path / file).write_text(text)
    return tmp_path


def test_a_day_without_news_builds_the_site_again_and_says_nothing(fake: FakeGitHub, found: Path) -> None:
    assert main(["prices", "0", str(found)]) == 0
    assert fake.started == [("deploy.yml", "main")]
    assert fake.pulls == fake.issues == []


def test_new_prices_are_one_pull_request_that_is_tested(fake: FakeGitHub, found: Path) -> None:
    (found / "requirements.txt").write_text("a==2\n")
    (found / "report.md").write_text("a 1 -> 2\n")
    assert main(["prices", "10", str(found)]) == 0
    assert main(["prices", "10", str(found)]) == 0
    (pull,) = fake.pulls
    assert (pull["title"], pull["body"]) == ("Pin newer price lists", "a 1 -> 2")
    assert fake.files("newer-prices") == {**OLD, "requirements.txt": "a==2\n"}
    assert fake.started.count(("pull-request.yml", "newer-prices")) == 1
    assert fake.issues == []


def test_sources_that_disagree_are_one_issue_until_they_agree(fake: FakeGitHub, found: Path) -> None:
    states = []
    for status in ("11", "11", "0", "10", "11"):
        assert main(["prices", status, str(found)]) == 0
        states.append([it["state"] for it in fake.issues])
    assert states == [["open"], ["open"], ["closed"], ["closed"], ["open"]]


def test_newer_packages_are_another_pull_request(fake: FakeGitHub, found: Path) -> None:
    (found / "requirements.txt").write_text("a==2\n")
    assert main(["packages", str(found)]) == 0
    assert fake.files("newer-packages")["requirements.txt"] == "a==2\n"
    assert fake.started == [("pull-request.yml", "newer-packages")]


def test_links_to_mend_are_one_issue_until_all_is_well(fake: FakeGitHub, found: Path) -> None:
    report = found / "links.md"
    well, work = "2 links checked, 2 proven to be fine.\n", "2 links checked.\n\n## Gone\n\n- [ ] <https://x.example>\n"
    states = []
    for text in (well, work, work, well, work):
        report.write_text(text)
        assert main(["links", str(report)]) == 0
        states.append([it["state"] for it in fake.issues])
    assert states == [[], ["open"], ["open"], ["closed"], ["open"]]


def test_without_a_network_the_issue_stays(fake: FakeGitHub, found: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (found / "links.md").write_text("- example.org was not asked: no network (2 links)\n")
    assert main(["links", str(found / "links.md")]) == 1
    assert fake.changes == []
    assert "no network" in capsys.readouterr().err


def test_a_refusal_is_one_line_and_a_failure(fake: FakeGitHub, found: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fake.refuse["POST actions"] = Response('{"message": "Resource not accessible by integration"}', 403)
    assert main(["prices", "0", str(found)]) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "Resource not accessible by integration" in err
    assert TOKEN not in err


def test_a_report_that_is_missing_is_one_line(found: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["links", str(found / "none.md")]) == 1
    assert capsys.readouterr().err == f"{found / 'none.md'} cannot be read: No such file or directory.\n"


def test_a_report_that_is_no_text_is_one_line(found: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (found / "links.md").write_bytes(b"\xff\xfe")
    assert main(["links", str(found / "links.md")]) == 1
    err = capsys.readouterr().err
    assert err.startswith("What the job left cannot be read: ")
    assert err.count("\n") == 1


def test_the_comment_is_for_the_run_of_the_event(
    fake: FakeGitHub, found: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run = {"id": 7, "head_sha": "x", "head_branch": "b", "head_repository": {"owner": {"login": "o"}}}
    (found / "event.json").write_text(json.dumps({"workflow_run": run}))
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(found / "event.json"))
    assert main(["comment"]) == 0
    assert capsys.readouterr().out == "the commit belongs to no open pull request any more\n"


def test_what_a_workflow_sets_and_a_hand_forgets(
    found: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("GITHUB_SHA")
    assert main(["packages", str(found)]) == 1
    assert capsys.readouterr().err == "GITHUB_SHA is not set. Workflows set it; by hand, set it yourself.\n"


def test_what_cannot_be_understood_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prices", "ten", "here"]) == 2
    assert "prices STATUS FOLDER" in capsys.readouterr().err
