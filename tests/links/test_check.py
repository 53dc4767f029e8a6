from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from links import limits
from links.check import check
from links.finding import Verdict


@pytest.fixture(autouse=True)
def _trust(authority_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority_file))
    monkeypatch.setenv("LINKCHECK_PRIVATE", "127.0.0.1/32,::1/128")
    monkeypatch.setattr(limits, "BACKOFF_SECONDS", (0.01, 0.01))


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (200, Verdict.OK),
        (204, Verdict.INCONCLUSIVE),
        (404, Verdict.DEAD),
        (410, Verdict.DEAD),
        (401, Verdict.INCONCLUSIVE),
        (403, Verdict.BLOCKED),
        (429, Verdict.BLOCKED),
        (503, Verdict.UNREACHABLE),
    ],
)
def test_what_a_status_proves(server: HTTPServer, status: int, expected: Verdict) -> None:
    server.expect_request("/page").respond_with_data("here", status=status)
    (finding,) = check([server.url_for("/page")])
    assert (finding.url, finding.verdict) == (server.url_for("/page"), expected)


@pytest.mark.parametrize(("status", "expected"), [(301, Verdict.MOVED), (308, Verdict.MOVED), (302, Verdict.OK)])
def test_only_a_permanent_redirect_to_a_page_is_a_move(server: HTTPServer, status: int, expected: Verdict) -> None:
    server.expect_request("/old").respond_with_data(status=status, headers={"Location": "/new"})
    server.expect_request("/new").respond_with_data("here")
    (finding,) = check([server.url_for("/old")])
    assert (finding.verdict, finding.final_url) == (expected, server.url_for("/new"))


def test_a_permanent_redirect_to_a_page_that_is_gone_is_dead(server: HTTPServer) -> None:
    server.expect_request("/old").respond_with_data(status=301, headers={"Location": "/gone"})
    server.expect_request("/gone").respond_with_data(status=404)
    assert check([server.url_for("/old")])[0].verdict is Verdict.DEAD


def test_when_nothing_answers_everything_is_offline() -> None:
    findings = check(["https://localhost:1/a", "https://localhost:1/b"])
    assert [finding.verdict for finding in findings] == [Verdict.OFFLINE] * 2
