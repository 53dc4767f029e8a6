"""What GitHub refuses is one clear line, and never shows the token."""

import json

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from github.api import LONGEST_BODY, GitHub, Refused, fitting, same
from tests.github.fake import REPOSITORY, TOKEN, FakeGitHub


def refusal(fake: FakeGitHub, response: Response) -> str:
    fake.refuse["POST issues"] = response
    with pytest.raises(Refused) as caught:
        fake.client().send("POST", "issues", {})
    line = str(caught.value)
    assert "\n" not in line
    assert TOKEN not in line
    return line


def test_a_rate_limit_tells_when_to_come_again(fake: FakeGitHub) -> None:
    limit = {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1795600000"}
    assert refusal(fake, Response('{"message": "API rate limit exceeded"}', 403, limit)) == (
        f"GitHub answered 403 to POST /repos/{REPOSITORY}/issues: its limit for requests is reached. "
        "Run this again after 2026-11-25 09:46 UTC."
    )


def test_a_second_kind_of_limit_has_no_time(fake: FakeGitHub) -> None:
    assert refusal(fake, Response("{}", 429, {"retry-after": "60"})).endswith("Run this again in an hour.")


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_problem_of_github(fake: FakeGitHub, status: int) -> None:
    line = refusal(fake, Response("<html>a unicorn</html>", status))
    assert line.endswith("it has a problem of its own. Run this again later.")


def test_a_conflict(fake: FakeGitHub) -> None:
    assert refusal(fake, Response('{"message": "Conflict."}', 409)).endswith(
        ": Conflict. Something else changed it at the same time: run this again."
    )


def test_any_other_refusal_has_githubs_words_without_the_token(fake: FakeGitHub) -> None:
    words = json.dumps({"message": f"Not with\n{TOKEN}"})
    assert refusal(fake, Response(words, 401)).endswith("/issues: Not with [token]")


def test_a_refusal_without_words(fake: FakeGitHub) -> None:
    assert refusal(fake, Response("[]", 418)).endswith(": it does not say why")


def test_an_answer_that_is_no_json(fake: FakeGitHub) -> None:
    assert "is not JSON" in refusal(fake, Response("hello", 200))


def test_no_server() -> None:
    github = GitHub(api="http://localhost:1", token=TOKEN, repository=REPOSITORY)
    with pytest.raises(Refused, match=r"^GitHub could not be reached: "):
        github.get("issues")


@pytest.mark.parametrize(
    ("settings", "missing"),
    [
        ({}, "GITHUB_TOKEN"),
        ({"GITHUB_TOKEN": "two words", "GITHUB_REPOSITORY": REPOSITORY}, "GITHUB_TOKEN"),
        ({"GITHUB_TOKEN": TOKEN}, "GITHUB_REPOSITORY"),
        ({"GITHUB_TOKEN": TOKEN, "GITHUB_REPOSITORY": "a/b/../c"}, "GITHUB_REPOSITORY"),
    ],
)
def test_what_has_to_be_set(settings: dict[str, str], missing: str) -> None:
    with pytest.raises(Refused, match=f"^{missing} is not set. "):
        GitHub.of_environment(settings)


def test_a_long_list_is_read_page_by_page(fake: FakeGitHub) -> None:
    fake.issues = [{"number": number, "labels": ["x"]} for number in range(250)]
    assert len(list(fake.client().every("issues", labels="x", state="all"))) == 250


def test_a_download_takes_no_token_to_another_host_and_ends_at_its_limit(fake: FakeGitHub) -> None:
    seen = []

    def store(request: Request) -> Response:
        seen.append(request.headers.get("Authorization"))
        return Response(b"x" * 1000)

    with HTTPServer() as other:
        other.expect_request("/file").respond_with_handler(store)
        fake.refuse["GET actions/artifacts/1/zip"] = Response("", 302, {"Location": other.url_for("/file")})
        assert fake.client().download("actions/artifacts/1/zip", largest=1000) == b"x" * 1000
        with pytest.raises(Refused, match="larger than 999 bytes"):
            fake.client().download("actions/artifacts/1/zip", largest=999)
    assert seen == [None, None]


def test_a_text_that_fits_stays_and_a_longer_one_loses_whole_lines() -> None:
    assert fitting("short\n") == "short"
    long = fitting("a line of words\n" * 10_000)
    assert len(long) < LONGEST_BODY + 100
    kept, _, left = long.rpartition("\n\n")
    assert left == f"… and {10_000 - len(kept.splitlines())} more lines"
    assert len(fitting("x" * 100_000)) < LONGEST_BODY + 100


def test_line_ends_make_no_difference() -> None:
    assert same({"body": "a\r\nb\r\n"}, {"body": "a\nb"})
    assert not same({"body": None}, {"body": "a"})
