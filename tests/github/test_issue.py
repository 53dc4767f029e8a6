"""One issue: opened, brought up to date, closed, opened again; never a second one."""

from github.issue import keep_issue
from tests.github.fake import FakeGitHub


def keep(fake: FakeGitHub, body: str | None) -> str:
    return keep_issue(fake.client(), label="links-to-mend", title="Links to mend", body=body)


def test_its_whole_life(fake: FakeGitHub) -> None:
    assert keep(fake, None) == "nothing to do, and no issue 'links-to-mend'"
    assert keep(fake, "one\n") == "issue 1 was opened"
    assert fake.issues[0]["labels"] == ["links-to-mend"]
    assert keep(fake, "two\n") == "issue 1 is open, and up to date"
    assert keep(fake, None) == "issue 1 is closed, and up to date"
    assert keep(fake, "three\n") == "issue 1 is open, and up to date"
    assert [(it["title"], it["body"], it["state"]) for it in fake.issues] == [("Links to mend", "three", "open")]


def test_twice_is_as_once(fake: FakeGitHub) -> None:
    for body in ("one\n", None):
        keep(fake, body)
        before = len(fake.changes)
        assert keep(fake, body) == "issue 1 is as it was"
        assert len(fake.changes) == before


def test_a_pull_request_with_the_label_is_not_it(fake: FakeGitHub) -> None:
    fake.issues.append({"number": 1, "labels": ["links-to-mend"], "pull_request": {}, "state": "open"})
    assert keep(fake, None) == "nothing to do, and no issue 'links-to-mend'"
    assert keep(fake, "one") == "issue 2 was opened"
