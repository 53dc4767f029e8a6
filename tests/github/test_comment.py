"""The comment under a pull request: found by the event, one only, its text harmless whatever is in it."""

from typing import Any

import pytest

from github.api import LONGEST_BODY, Refused
from github.artifact import LARGEST_ARCHIVE, LARGEST_TEXT, harmless
from github.comment import ARTIFACT, SIGN, comment_on
from tests.github.fake import BOT, FakeGitHub, zipped

SHA = "0123456789" * 4
RUN: dict[str, Any] = {
    "id": 7,
    "head_sha": SHA,
    "head_branch": "better",
    "head_repository": {"owner": {"login": "reader"}},
    "html_url": "https://github.example/runs/7",
}


@pytest.fixture
def fake(fake: FakeGitHub) -> FakeGitHub:
    fake.pulls = [
        {"number": 4, "state": "open", "head": {"label": "reader:better", "sha": "another"}},
        {"number": 5, "state": "open", "head": {"label": "reader:better", "sha": SHA}},
        {"number": 6, "state": "open", "head": {"label": "owner:better", "sha": SHA}},
    ]
    leave(fake, "## New pages\n\n- One (/one/)\n")
    return fake


def leave(fake: FakeGitHub, text: str) -> None:
    fake.artifacts[7] = {ARTIFACT: zipped(changes_md=text)}


def test_it_is_written_once_and_then_brought_up_to_date(fake: FakeGitHub) -> None:
    assert comment_on(fake.client(), RUN) == "a comment was written under pull request 5"
    assert comment_on(fake.client(), RUN) == "the comment under pull request 5 is as it was"
    leave(fake, "Readers see nothing else than before.")
    assert comment_on(fake.client(), RUN) == "the comment under pull request 5 is up to date"
    assert list(fake.comments) == [5]
    (comment,) = fake.comments[5]
    assert comment["body"] == (
        f"{SIGN}\n\n**What changes for readers** with 0123456. The built site is the artifact `site` of "
        "[the run](https://github.example/runs/7). The code of this pull request wrote what follows:\n\n"
        "~~~text\nReaders see nothing else than before.\n~~~"
    )


def test_a_comment_of_somebody_else_with_our_sign_is_left_alone(fake: FakeGitHub) -> None:
    fake.comments[5] = [
        {"id": 1, "user": {"login": "reader"}, "body": SIGN},
        {"id": 2, "user": None, "body": SIGN},
        {"id": 3, "user": BOT, "body": "something else"},
    ]
    comment_on(fake.client(), RUN)
    assert [it["body"] for it in fake.comments[5][:3]] == [SIGN, SIGN, "something else"]
    assert len(fake.comments[5]) == 4


def test_a_commit_that_is_not_the_newest_any_more_gets_none(fake: FakeGitHub) -> None:
    assert comment_on(fake.client(), {**RUN, "head_sha": "older"}) == (
        "the commit belongs to no open pull request any more"
    )
    assert fake.comments == {}


def test_a_run_that_failed_before_it_had_a_text(fake: FakeGitHub) -> None:
    fake.artifacts = {7: {"site": b"large"}}
    assert comment_on(fake.client(), RUN) == "the run has nothing to tell"


@pytest.mark.parametrize(
    "archive",
    [b"", b"no archive", zipped(other_md="x"), zipped(changes_md="x" * 1000)[:-40], b"PK\x03\x04" + b"\0" * 60],
)
def test_an_artifact_that_is_broken(fake: FakeGitHub, archive: bytes) -> None:
    fake.artifacts[7] = {ARTIFACT: archive}
    with pytest.raises(Refused, match=r"^the artifact 'changes-for-readers' is no archive with changes.md in it.$"):
        comment_on(fake.client(), RUN)


def test_an_artifact_that_is_too_large_is_not_read(fake: FakeGitHub) -> None:
    fake.artifacts[7] = {ARTIFACT: b"x" * (LARGEST_ARCHIVE + 1)}
    with pytest.raises(Refused, match=f"At most {LARGEST_ARCHIVE} are read"):
        comment_on(fake.client(), RUN)


def test_an_artifact_that_swells_is_read_as_far_as_the_limit(fake: FakeGitHub) -> None:
    leave(fake, "x\n" * 5_000_000)
    comment_on(fake.client(), RUN)
    (comment,) = fake.comments[5]
    assert LARGEST_TEXT - 100 < len(comment["body"]) < LARGEST_TEXT + 500


@pytest.mark.parametrize(
    "sign", ["~", "`", "~~~\n@all <img src=x>\n", "\r", "\u2028~~~\n", "\u202e", "\x1b[2J", "\0", "😀"]
)
def test_no_text_gets_out_of_its_block(fake: FakeGitHub, sign: str) -> None:
    leave(fake, f"{sign * 20_000}\n<!-- {SIGN} --> [a link](https://evil.example) @everybody")
    comment_on(fake.client(), RUN)
    (comment,) = fake.comments[5]
    assert len(comment["body"]) < LONGEST_BODY + 1000
    _, _, block = comment["body"].partition("wrote what follows:\n\n")
    fence, *inside = block.splitlines()
    fence = fence.removesuffix("text")
    assert set(fence) == {"~"}
    assert not any(line.strip().startswith(fence) for line in inside[:-1])


def test_signs_that_nobody_sees_are_gone() -> None:
    assert harmless("a\u202eb\x1b[31mc\u200bd") == "~~~text\na b [31mc d\n~~~"
