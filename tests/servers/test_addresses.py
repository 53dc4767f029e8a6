"""Which addresses have an answer, which lead on, and which do not exist."""

import pytest

from tests.servers.conftest import OLD
from tests.servers.running import Server


@pytest.mark.parametrize("path", ["/", "/faq/", "/steps/3-billing/", "/costs/"])
def test_a_page_has_a_clean_address(server: Server, path: str) -> None:
    answer = server.ask(path)
    assert (answer.status, answer.body) == (200, (server.site / path.lstrip("/") / "index.html").read_bytes())


def test_every_page_of_the_map_is_there(server: Server) -> None:
    pages = [page.parent.relative_to(server.site).as_posix() for page in server.site.rglob("index.html")]
    assert len(pages) > 60
    moved = {f"{page}/" for page in pages} & set(OLD)
    statuses = {page: server.ask(f"/{page}/".replace("/./", "/"), "HEAD").status for page in pages}
    assert {page for page, status in statuses.items() if status != 200} == {old.rstrip("/") for old in moved}


@pytest.mark.parametrize("path", ["/faq", "/steps/3-billing"])
def test_the_address_without_its_slash_leads_to_the_page(server: Server, path: str) -> None:
    answer = server.ask(path)
    assert answer.status in (301, 308)
    assert answer["Location"] == f"{path}/"


@pytest.mark.parametrize("old", OLD)
@pytest.mark.parametrize("slash", ["/", ""])
def test_an_old_address_leads_on_at_once(server: Server, old: str, slash: str) -> None:
    answer = server.ask(f"/{old.rstrip('/')}{slash}")
    assert (answer.status, answer["Location"]) == (301, "/safety/#leaked-key")


@pytest.mark.parametrize("path", ["//faq", "//example.com/%2e%2e/faq", "/%2f/faq", "/./faq", "/faq/../faq", "/\\faq"])
def test_nothing_leads_to_another_host(server: Server, path: str) -> None:
    where = server.ask(path)["Location"]
    assert where is None or (where.startswith("/") and not where.startswith(("//", "/\\")))


@pytest.mark.parametrize(
    "path",
    [
        "/no-such-page/",
        "/no-such-page",
        "/faq/no-such-page/",
        "/no/such/folder/page.html",
        "/index.html/",
        "/faq/index.html/x",
        "/404.html",
        "/%E2%82%AC/",
        "/index.php?a=b",
        f"/{'x' * 300}",
        # No listing of a folder.
        "/assets/",
        "/assets/search/",
        "/search/",
        # No settings, no dot files, wherever they are.
        "/_headers",
        "/_redirects",
        "/.env",
        "/.git/",
        "/.git/config",
        "/faq/.htpasswd",
        "/%2egit/config",
        "/faq/../.env",
        "/.well-known/../.env",
        "/.well-known/%2e%2e/.env",
        "/.well-known/.htpasswd",
        "/.well-known/security.txt",
    ],
)
@pytest.mark.parametrize("accepted", ["", "gzip, br"])
def test_what_is_missing_or_hidden_is_404_with_our_page(server: Server, path: str, accepted: str) -> None:
    answer = server.ask(path, accept_encoding=accepted)
    assert (answer.status, answer["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert answer.body == server.ask("/404.html", accept_encoding=accepted).body
    if not accepted:
        assert answer.body == (server.site / "404.html").read_bytes()


@pytest.mark.parametrize("server", ["nginx"], indirect=True)  # Caddy answers those itself that give it certificates
def test_who_gives_certificates_finds_its_file(server: Server) -> None:
    assert server.ask("/.well-known/acme-challenge/asked-for").status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../outside.txt",
        "/%2e%2e/outside.txt",
        "/..%2foutside.txt",
        "/..%5coutside.txt",
        "/....//outside.txt",
        "/faq/../../outside.txt",
        "/faq/%2e%2e/%2e%2e/outside.txt",
        "/faq/..%2f..%2foutside.txt",
        "/%252e%252e/outside.txt",
        "//../outside.txt",
        "/outside.txt%00.html",
        "/../../../../../../etc/passwd",
        "/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    ],
)
def test_nothing_outside_of_the_site_is_sent(server: Server, path: str) -> None:
    answer = server.say(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    assert answer.startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 404 "))
    assert b"secret" not in answer
    assert b"root:" not in answer


@pytest.mark.parametrize("path", ["/", "/faq", "/no-such-page/", "/_headers", "/faq/my-key-is-gone/", "/llms.txt"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "WHATEVER"])
def test_other_methods_are_refused_and_told_what_is_allowed(server: Server, path: str, method: str) -> None:
    answer = server.ask(path, method)
    assert (answer.status, answer["Allow"]) == (405, "GET, HEAD")
    assert b"405" in answer.body


def test_only_a_refused_method_is_told_what_is_allowed(server: Server) -> None:
    assert server.ask("/")["Allow"] is None
    assert server.ask("/no-such-page/")["Allow"] is None


def test_what_is_sent_along_is_not_read_as_a_request(server: Server) -> None:
    body = b"GET /llms.txt HTTP/1.1\r\nHost: localhost\r\n\r\n"
    head = f"POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {len(body)}\r\n\r\n"
    answer = server.say(head.encode() + body)
    assert answer.startswith(b"HTTP/1.1 405 ")
    assert answer.count(b"HTTP/1.1 ") == 1


def test_http_2_is_spoken(server: Server) -> None:
    assert server.chosen(["h2", "http/1.1"]) == "h2"


@pytest.mark.parametrize("server", ["nginx"], indirect=True)  # Caddy does it by itself
def test_plain_http_leads_to_https(server: Server) -> None:
    answer = server.ask_plainly("/faq/?a=b")
    assert (answer.status, answer["Location"]) == (301, "https://guide.example/faq/?a=b")
    assert answer["Server"] == "nginx"
