import threading
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from refresh import official
from refresh.official import LARGEST_PAGE, Page, fetch


@pytest.fixture(autouse=True)
def _trust(authority_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority_file))


def test_pages_come_in_the_order_of_the_questions(server: HTTPServer) -> None:
    server.expect_request("/b.md").respond_with_data("5 \u20ac")
    server.expect_request("/a.md").respond_with_data(status=302, headers={"Location": "/b.md"})
    server.expect_request("/gone.md").respond_with_data(status=410)
    assert fetch([server.url_for("/gone.md"), server.url_for("/a.md")]) == [Page(error="HTTP 410"), Page("5 \u20ac")]


def test_a_page_that_is_too_large_is_not_read_to_its_end(server: HTTPServer) -> None:
    server.expect_request("/limit").respond_with_data("x" * LARGEST_PAGE)
    server.expect_request("/over").respond_with_data("x" * (LARGEST_PAGE + 1))
    whole, over = fetch([server.url_for("/limit"), server.url_for("/over")])
    assert len(whole.text) == LARGEST_PAGE
    assert over == Page(error="larger than 1 MiB")


def test_a_server_that_never_answers(server: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()

    def hang(request: Request) -> Response:
        release.wait(10)
        return Response(status=200)

    server.expect_request("/hang").respond_with_handler(hang)
    monkeypatch.setattr(official, "PAGE_SECONDS", 0.5)
    (page,) = fetch([server.url_for("/hang")])
    release.set()
    assert page == Page(error="no answer within 0.5 s")


def test_a_closed_port_and_an_address_that_is_none() -> None:
    for page in fetch(["https://localhost:1/", "https://exa mple/"]):
        assert page.error
        assert "\n" not in page.error


def test_a_stranger_is_not_believed(server: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)
    (page,) = fetch([server.url_for("/")])
    assert "CERTIFICATE_VERIFY_FAILED" in page.error
