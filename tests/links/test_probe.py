import threading
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from links.probe import USER_AGENT, probe


@pytest.fixture(autouse=True)
def _trust(authority_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority_file))


def test_answers_come_in_the_order_of_the_questions(server: HTTPServer) -> None:
    for status in (200, 404, 403):
        server.expect_request(f"/{status}").respond_with_data(status=status)
    urls = [server.url_for(f"/{status}") for status in (404, 200, 403)]
    assert [(answer.url, answer.status) for answer in probe(urls, ceiling=5)] == list(
        zip(urls, (404, 200, 403), strict=True)
    )


def test_it_says_who_it_is_and_asks_politely(server: HTTPServer) -> None:
    seen: list[Request] = []

    def remember(request: Request) -> Response:
        seen.append(request)
        return Response(status=200)

    server.expect_request("/").respond_with_handler(remember)
    probe([server.url_for("/")], ceiling=5)
    assert [(request.method, request.headers["User-Agent"]) for request in seen] == [("GET", USER_AGENT)]


def test_redirects_are_followed_to_the_last_page(server: HTTPServer) -> None:
    server.expect_request("/old").respond_with_data(status=301, headers={"Location": "/new"})
    server.expect_request("/new").respond_with_data("here")
    (answer,) = probe([server.url_for("/old")], ceiling=5)
    assert (answer.status, answer.final_url) == (200, server.url_for("/new"))


@pytest.mark.parametrize(("status", "permanent"), [(301, True), (308, True), (302, False), (303, False), (307, False)])
def test_only_a_permanent_redirect_is_one(server: HTTPServer, status: int, permanent: bool) -> None:
    server.expect_request("/old").respond_with_data(status=status, headers={"Location": "/new"})
    server.expect_request("/new").respond_with_data("here")
    (answer,) = probe([server.url_for("/old")], ceiling=5)
    assert (answer.status, answer.permanent) == (200, permanent)


def test_all_are_asked_at_once(server: HTTPServer) -> None:
    together = threading.Barrier(4, timeout=5)

    def meet(request: Request) -> Response:
        together.wait()  # breaks unless four requests are here at the same time
        return Response(status=200)

    server.expect_request("/meet").respond_with_handler(meet)
    answers = probe([server.url_for(f"/meet?{number}") for number in range(4)], ceiling=10)
    assert [answer.status for answer in answers] == [200] * 4


def test_a_server_that_never_answers_is_given_up_at_the_ceiling(server: HTTPServer) -> None:
    release = threading.Event()

    def hang(request: Request) -> Response:
        release.wait(10)
        return Response(status=200)

    server.expect_request("/hang").respond_with_handler(hang)
    server.expect_request("/fine").respond_with_data("here")
    hung, fine = probe([server.url_for("/hang"), server.url_for("/fine")], ceiling=1)
    release.set()
    assert (hung.status, hung.error) == (None, "no answer within 1 s")
    assert fine.status == 200


def test_a_closed_port_and_a_certificate_of_a_stranger_are_errors(
    server: HTTPServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (closed,) = probe(["https://localhost:1/"], ceiling=5)
    assert closed.status is None
    assert closed.error
    other = tmp_path / "other.pem"
    import trustme

    trustme.CA().cert_pem.write_to_path(str(other))
    monkeypatch.setenv("SSL_CERT_FILE", str(other))
    (stranger,) = probe([server.url_for("/")], ceiling=5)
    assert "CERTIFICATE_VERIFY_FAILED" in stranger.error


def test_nothing_to_ask() -> None:
    assert probe([], ceiling=1) == []
