"""What servers see of us, and what nobody may see of them: secrets that an address or a server lets out."""

import json
from datetime import UTC, datetime
from pathlib import Path

from links.cache import Cache
from links.finding import Finding
from links.formats import as_json, as_markdown, explain
from links.report import report
from tests.links.test_registry import registry
from tests.links.trap_case import Traps
from tests.links.trap_replies import after, head, kept, page, redirect, reply, turns
from tests.links.trap_server import Answer, Conn, Request, TrapServer

pytest_plugins = ["tests.links.trap_fixtures"]

SLOW = after(0.05, reply())


def asked_by_us(servers: list[TrapServer]) -> list[Request]:
    return [request for server in servers for request in server.requests]


def test_each_request_says_who_asks_and_nothing_else(traps: Traps) -> None:
    cookie = "Set-Cookie: session=1; Path=/; Secure"
    other = traps.serve({"/new": reply(200, None, cookie)})
    answers = {
        "/page": reply(200, None, cookie),
        "/hop": redirect(301, "/page", cookie),
        "/away": redirect(302, other.url("/new"), cookie),
        "/who": reply(401, "", 'WWW-Authenticate: Basic realm="x"', cookie),
        "/again": turns(reply(503, "", cookie), reply(200, None, cookie)),
        "/stay": kept(reply(200, None, cookie)),
    }
    server = traps.serve(answers, canary=reply(404, "", cookie))
    traps.check(*(server.url(path) for path in answers), server.url("/stay?a=b#part"))
    requests = asked_by_us([server, other])
    assert len(requests) > len(answers)
    for request in requests:
        names = [name.lower() for name, _ in request.headers]
        assert request.header("User-Agent").startswith("openai-key-guide-link-check/")  # type: ignore[union-attr]
        assert not {"cookie", "authorization", "referer", "proxy-authorization", "from", "content-length"} & set(names)
        assert len(names) == len(set(names))
        assert request.path.startswith("/")  # a method other than GET would stand before it
        assert "#" not in request.path
    assert {request.header("Host") for request in server.requests} == {f"localhost:{server.port}"}


def test_netrc_is_not_read(traps: Traps, tmp_path: Path) -> None:
    (tmp_path / ".netrc").write_text("machine localhost login user password hunter2\n")
    traps.monkeypatch.setenv("HOME", str(tmp_path))
    traps.monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    server = traps.serve(reply())
    traps.check(server.url())
    assert not [request for request in server.requests if request.header("Authorization")]


def test_two_at_once_to_a_host_after_the_first_alone(traps: Traps) -> None:
    server = traps.serve({f"/{n}": SLOW for n in range(12)}, canary=after(0.05, reply(404)))
    assert traps.verdicts(*(server.url(f"/{n}") for n in range(12))) == ["ok"] * 12
    first, *rest = sorted(server.requests, key=lambda request: request.began)
    assert server.tally.peak == 2
    assert all(request.began >= first.ended for request in rest)
    assert len(server.canaries) == 1


def test_eight_at_once_in_all(traps: Traps) -> None:
    servers = [traps.serve({f"/{n}": after(0.1, reply()) for n in range(3)}) for _ in range(12)]
    assert traps.verdicts(*(server.url(f"/{n}") for server in servers for n in range(3))) == ["ok"] * 36
    assert traps.tally.peak <= 8
    assert traps.tally.peak > 2
    assert all(server.tally.peak <= 2 for server in servers)


def test_hosts_that_are_redirected_to_are_spared_too(traps: Traps) -> None:
    target = traps.serve({f"/{n}": SLOW for n in range(8)})
    sources = [traps.serve(redirect(302, target.url(f"/{n}"))) for n in range(8)]
    assert traps.verdicts(*(server.url() for server in sources)) == ["ok"] * 8
    assert target.tally.peak <= 2
    assert len(target.canaries) <= 1


def test_the_same_page_is_asked_for_once(traps: Traps) -> None:
    server = traps.serve({"/page": reply(), "/old": redirect(301, "/page")})
    assert (
        traps.verdicts(*[server.url()] * 3, server.url("/old"), server.url("/old#part")) == ["ok"] * 3 + ["moved"] * 2
    )
    assert server.asked["/page"] <= 3
    assert len(server.canaries) == 1


def test_a_refusal_is_not_asked_again(traps: Traps) -> None:
    servers = [traps.serve(reply(status)) for status in (429, 403, 401, 404, 400)]
    traps.check(*(server.url() for server in servers))
    assert [server.asked for server in servers] == [{"/page": 1}] * len(servers)


def test_a_refusal_is_not_compared_with_a_made_up_page(traps: Traps) -> None:
    server = traps.serve({"/a": reply(403), "/b": reply(404), "/c": reply(500), "/d": reply(204, "")})
    traps.check(*map(server.url, ("/a", "/b", "/c", "/d")))
    assert server.canaries == []


def test_findings_do_not_depend_on_the_order(traps: Traps) -> None:
    answers: dict[str, Answer] = {"/a": reply(), "/b": reply(404), "/c": redirect(301, "/a"), "/d": reply(403)}
    server = traps.serve(answers)
    urls = [server.url(path) for path in answers]
    assert traps.verdicts(*urls) == traps.verdicts(*reversed(urls))[::-1] == ["ok", "dead", "moved", "blocked"]


KEY = "sk-" + "proj-" + "a1B2" * 8
TOKEN = "eyJ" + "hbGciOi" * 6
WORD = "hunter2"
SECRETS = ("token=", "a1B2a1B2", "hbGciOihbGciOi", WORD)
ASKED = f"/page?token={KEY}"


async def echo_in_headers(conn: Conn) -> bytes:
    return reply(404, page("Gone"), f"X-Echo: {conn.request.path}", f"Content-Location: {conn.request.path}")


TELLTALES: dict[str, Answer] = {
    "headers": echo_in_headers,
    "a reason phrase": reply(404, "", phrase=f"No {KEY}"),
    "a broken status line": f"HTTP/1.1 abc {KEY} {ASKED}\r\n\r\n".encode(),
    "a broken header": head(200, f"{KEY} {ASKED}"),
    "a bad length": head(200, f"Content-Length: {KEY}"),
    "a coding": reply(200, None, f"Content-Encoding: {KEY}"),
    "a type": reply(200, None, kind=f"text/{KEY}; charset={KEY}"),
    "a title": reply(200, page(f"404 {KEY} not found")),
    "a title with an address": reply(200, page(f"404 https://a.test{ASKED} https://user:{WORD}@a.test/")),
    "a location": redirect(301, f"HERE/new?token={KEY}&jwt={TOKEN}"),
    "a location's path": redirect(301, f"/new/{KEY}/{TOKEN}"),
    "a location's fragment": redirect(301, f"/new#part-{TOKEN}"),
    "a relative location": redirect(301, f"new?token={KEY}"),
    "a location with a password": redirect(301, f"https://user:{WORD}@localhost:PORT/new"),
    "a location that is none": redirect(301, f"https://[{KEY}"),
    "a location of another kind": redirect(301, f"tg://resolve?token={KEY}"),
    "a forbidden location": redirect(301, f"https://127.0.0.2/x?token={KEY}"),
    "a location nobody has": redirect(301, f"https://{KEY.lower()}.invalid/?token={KEY}"),
    "a circle": redirect(301, f"/page?token={KEY}"),
    "Retry-After": reply(429, "", f"Retry-After: {KEY}"),
    "a challenge": reply(403, page(), f"x-amzn-waf-action: captcha {KEY}"),
    "a meta refresh": reply(200, page(head=f'<meta http-equiv="refresh" content="0;/x?token={KEY}">')),
}


def test_no_secret_is_written_down(traps: Traps, tmp_path: Path) -> None:
    servers = {
        name: traps.serve({"/page": answer, "/new": reply(200, page(f"404 {KEY}"))})
        for name, answer in TELLTALES.items()
    }
    urls = [server.url(path) for server in servers.values() for path in (ASKED, f"/page?token={KEY}#{TOKEN}")]
    for text in _written(traps.check(*urls), tmp_path):
        assert [secret for secret in SECRETS if secret in text] == [], text


def test_no_secret_of_a_broken_link_is_written_down(traps: Traps, tmp_path: Path) -> None:
    closed = [f"https://user:{WORD}@localhost:1/", f"https://localhost:1/?token={KEY}", f"https://localhost:1/{KEY}"]
    for text in _written(traps.check(*closed, traps.serve(reply()).url()), tmp_path):
        assert [secret for secret in SECRETS if secret in text] == [], text


def _written(findings: list[Finding], tmp_path: Path) -> list[str]:
    """Everything that is printed or stored of findings."""
    now = datetime.now(UTC)
    known = registry(tmp_path, ("x", "https://a.org/x", "2026-11-01"))
    places = {finding.url: ["docs/p.md:4:1"] for finding in findings}
    told = report(findings, places, known, since={}, now=now)
    Cache(tmp_path / "cache.json").remember(findings)
    exported = as_json(findings, places, known.registry)
    assert json.loads(exported)
    return [
        *(finding.reason for finding in findings),
        *(f"{hop.url} {hop.seen}" for finding in findings for hop in finding.hops),
        *map(explain, findings),
        *told.warnings,
        *told.aged,
        *told.notes,
        exported,
        as_markdown(findings, places, known.registry),
        (tmp_path / "cache.json").read_text() if (tmp_path / "cache.json").exists() else "",
    ]
