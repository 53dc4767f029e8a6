"""The comment under a pull request: found by the event, one only, its text harmless whatever is in it."""

import io
import zipfile
from typing import Any

import pytest

from tests.workflows.conftest import SCRIPTS, GitHub

SHA = "0123456789" * 4
EVENT = {
    "RUN_ID": "7",
    "RUN_URL": "https://github.example/runs/7",
    "HEAD_SHA": SHA,
    "HEAD_BRANCH": "better",
    "HEAD_OWNER": "reader",
}
LARGEST_ARCHIVE, LARGEST_TEXT = 256 * 1024, 20_000


def pull(number: int, owner: str, sha: str) -> dict[str, Any]:
    return {"number": number, "state": "open", "base": "main", "head": {"label": f"{owner}:better", "sha": sha}}


@pytest.fixture
def github(github: GitHub) -> GitHub:
    github.set(pulls=[pull(4, "reader", "another"), pull(5, "reader", SHA), pull(6, "owner", SHA)])
    leave(github, "+one\n")
    return github


def zipped(file: str, text: str | bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(file, text)
    return content.getvalue()


def leave(github: GitHub, text: str | bytes) -> None:
    leave_archive(github, zipped("changes.md", text))


def leave_archive(github: GitHub, content: bytes, *, name: str = "changes-for-readers", **more: Any) -> None:
    file = github.state.with_name("artifact.zip")
    file.write_bytes(content)
    kept = {"id": 70, "run": 7, "name": name, "expired": False, "size_in_bytes": len(content), "file": str(file)}
    github.set(artifacts=[kept | more])


def told(github: GitHub, **event: str) -> str:
    return github.script("comment.sh", **{**EVENT, **event})


def body(github: GitHub) -> str:
    told(github)
    assert list(github.get("comments")) == ["5"]
    return str(github.get("comments")["5"][-1]["body"])


def test_it_is_written_once_and_then_brought_up_to_date(github: GitHub) -> None:
    body(github)
    before = github.get("comments")
    body(github)
    assert github.get("comments") == before
    leave(github, "-two\n")
    assert body(github) == (
        "**What changes for readers** with 0123456. The built site is the artifact `site` of "
        "[the run](https://github.example/runs/7). The code of this pull request wrote what follows:\n\n"
        "~~~diff\n-two\n\n~~~\n"
    )
    assert len(github.get("comments")["5"]) == 1


def test_a_comment_of_somebody_else_is_left_alone(github: GitHub) -> None:
    theirs = {"user": "reader", "body": "**What changes for readers**"}
    github.set(comments={"5": [theirs]})
    body(github)
    assert github.get("comments")["5"][0] == theirs
    assert len(github.get("comments")["5"]) == 2


@pytest.mark.parametrize(
    "event",
    [
        {"HEAD_SHA": "older"},
        {"HEAD_OWNER": "stranger"},
        {"HEAD_BRANCH": "another"},
        {"HEAD_BRANCH": '"; touch x; $(touch x) -f state=all'},
    ],
)
def test_a_commit_that_is_not_the_newest_of_an_open_pull_request_gets_none(
    github: GitHub, event: dict[str, str]
) -> None:
    assert told(github, **event) == "The commit belongs to no open pull request any more.\n"
    assert github.get("comments") == {}
    assert not (github.clone / "x").exists()


@pytest.mark.parametrize("more", [{"name": "site"}, {"run": 8}, {"expired": True}])
def test_a_run_that_left_no_text(github: GitHub, more: dict[str, Any]) -> None:
    leave_archive(github, zipped("changes.md", "x"), **more)
    assert told(github) == "The run has nothing to tell.\n"
    assert github.get("comments") == {}


@pytest.mark.parametrize(
    ("archive", "reason"),
    [
        (b"", "is no archive with a text changes.md in it"),
        (b"no archive", "is no archive with a text changes.md in it"),
        (zipped("other.md", "x"), "is no archive with a text changes.md in it"),
        (zipped("../changes.md", "x"), "is no archive with a text changes.md in it"),
        (zipped("changes.md", ""), "is no archive with a text changes.md in it"),
        (b"PK\x03\x04" + b"\0" * 60, "is no archive with a text changes.md in it"),
        (b"x" * (LARGEST_ARCHIVE + 1), "is too large: it is not read"),
    ],
)
def test_an_artifact_that_cannot_be_read_is_a_failure(github: GitHub, archive: bytes, reason: str) -> None:
    leave_archive(github, archive)
    script = github.run("sh", f"{SCRIPTS}/comment.sh", **EVENT)
    assert script.returncode != 0
    assert reason in script.stderr
    assert github.get("comments") == {}


def test_an_artifact_that_swells_is_read_as_far_as_the_limit_and_not_unpacked(github: GitHub) -> None:
    leave(github, "x\n" * 5_000_000)
    assert LARGEST_TEXT - 100 < len(body(github)) < LARGEST_TEXT + 500
    assert list(github.clone.rglob("changes*")) == []


@pytest.mark.parametrize(
    "text",
    ["~", "`", "~~~\n@all <img src=x>\n", "~\r~~\n", "\r~~~\r", "\u2028~~~\n", "~~\u200b~\n", "\0", "😀", b"\xff~~~\n"],
)
def test_no_text_gets_out_of_its_block(github: GitHub, text: str | bytes) -> None:
    content = text.encode() if isinstance(text, str) else text
    leave(github, content * 20_000 + b"\n[a link](https://evil.example) @everybody")
    _, _, block = body(github).partition("wrote what follows:\n\n")
    fence, *inside = block.splitlines()
    fence = fence.removesuffix("diff")
    assert set(fence) == {"~"}
    assert inside[-1] == fence
    assert not any(line.strip().startswith(fence) for line in inside[:-1])


def test_signs_that_nobody_sees_are_gone(github: GitHub) -> None:
    leave(github, "a\u202eb\x1b[31mc\u200bd\u2066e\u061cf\ufeffg\x85h é 😀\t|\n")
    assert "\na b [31mc d e f g h é 😀\t|\n" in body(github)
