"""The headers of every kind of answer."""

from pathlib import Path

import pytest

from tests.servers.running import Server, settings
from web.content_types import TYPES, content_type
from web.policy import HEADERS

# An address and a method, and the status that shows that it is this kind of answer.
ANSWERS = {
    "a page": ("/", "GET", 200),
    "a page, its head alone": ("/", "HEAD", 200),
    "a file for programs": ("/llms.txt", "GET", 200),
    "no such page": ("/no-such-page/", "GET", 404),
    "a hidden file": ("/.git/config", "GET", 404),
    "a folder without a page": ("/assets/", "GET", 404),
    "an old address": ("/faq/my-key-is-gone/", "GET", 301),
    "another method": ("/", "DELETE", 405),
    "another method, nothing there": ("/no-such-page/", "POST", 405),
    "a name longer than any": (f"/{'x' * 300}", "GET", 404),
}


@pytest.mark.parametrize(("path", "method", "status"), ANSWERS.values(), ids=ANSWERS)
def test_every_answer_has_every_header_once(server: Server, path: str, method: str, status: int) -> None:
    answer = server.ask(path, method)
    assert answer.status == status
    for name, value in HEADERS.items():
        assert answer[name] == value
    assert answer["Content-Security-Policy"] == policy(server.site)


def test_an_answer_without_a_body_and_a_range_that_is_not_there_have_them_too(server: Server) -> None:
    tag = server.ask("/")["ETag"]
    assert tag
    for status, asked in ((304, {"if_none_match": tag}), (416, {"range": "bytes=99999999-"})):
        answer = server.ask("/", **asked)
        assert answer.status == status
        assert answer["Content-Security-Policy"] == policy(server.site)
        assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("server", ["nginx"], indirect=True)  # Caddy refuses before it looks at settings
def test_nginx_sends_them_with_what_it_refuses_to_read(server: Server) -> None:
    answer = server.say(b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert f"\r\nContent-Security-Policy: {policy(server.site)}\r\n".encode() in answer


def test_the_policy_in_the_headers_is_that_of_the_host_file(server: Server) -> None:
    for line in (server.site / "_headers").read_text(encoding="utf-8").splitlines():
        name, colon, value = line.strip().partition(": ")
        if colon and name != "Cache-Control" and not line.startswith("#"):
            assert server.ask("/")[name] == value


def test_no_answer_tells_a_version(server: Server) -> None:
    assert server.ask("/")["Server"] in ("nginx", "Caddy")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/faq/index.md", "text/markdown; charset=utf-8"),
        ("/llms.txt", "text/plain; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/sitemap.xml.gz", "application/gzip"),
        ("/costs/changes.atom", "application/atom+xml; charset=utf-8"),
        ("/costs/prices.json", "application/json"),
        ("/costs/prices.csv", "text/csv; charset=utf-8"),
        ("/assets/search/worker.js", "text/javascript; charset=utf-8"),
        ("/no-such-file.json", "text/html; charset=utf-8"),
    ],
)
@pytest.mark.parametrize("accepted", ["identity", "br, gzip"])
def test_each_file_says_what_it_is(server: Server, path: str, kind: str, accepted: str) -> None:
    assert server.ask(path, accept_encoding=accepted)["Content-Type"] == kind


def test_stylesheets_and_drawings_say_what_they_are(server: Server) -> None:
    for end in ("css", "svg"):
        file = next(server.site.rglob(f"*.{end}")).relative_to(server.site)
        assert server.ask(f"/{file}")["Content-Type"] == content_type(end)


def test_every_file_of_the_site_has_a_type(packed: Path) -> None:
    files = [path.relative_to(packed) for path in packed.rglob("*") if path.is_file()]
    sent = [path for path in files if not path.as_posix().startswith((".", "_")) and not path.name.startswith(".")]
    assert {path.suffix.removeprefix(".") for path in sent} - {"br"} <= set(TYPES)


def policy(site: Path) -> str:
    """The policy as the settings of the other server say it."""
    line = next(line for line in settings("Caddyfile", site).splitlines() if "Content-Security-Policy" in line)
    return line.split('"')[1]
