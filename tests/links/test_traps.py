"""Broken servers: statuses, HTTP that is none, TLS that is none, silence. Nothing of that may ever break a build."""

import asyncio
import random

import pytest
import trustme

from links.finding import Verdict
from tests.links.trap_case import Rows, Trap, Traps, table
from tests.links.trap_replies import (
    after,
    chunked,
    endless,
    gzipped,
    head,
    kept,
    page,
    reply,
    then_half_close,
    then_reset,
    then_silence,
    turns,
)
from tests.links.trap_server import Conn

pytest_plugins = ["tests.links.trap_fixtures"]

OK = reply()
PLAIN = page().encode()
GZIP = gzipped(page())
TWICE = chunked(PLAIN).replace(b"Transfer", b"Transfer-Encoding: chunked\r\nTransfer", 1)
LENGTH = b"Content-Length: %d\r\n" % len(PLAIN)


@pytest.mark.parametrize(
    ("expected", "statuses"),
    [
        ("dead", (404, 410)),
        ("blocked", (403, 429, 451, 999)),
        ("inconclusive", (400, 401, 402, 405, 406, 407, 409, 411, 414, 418, 422, 423, 425, 426, 431, 444, 498)),
        ("inconclusive", (201, 202, 204, 205, 206, 300, 304, 305, 306)),
        ("unreachable", (408, 500, 501, 502, 503, 504, 507, 508, 511, 520, 522, 530, 599)),
    ],
)
def test_what_a_status_proves(traps: Traps, expected: str, statuses: tuple[int, ...]) -> None:
    servers = {status: traps.serve(reply(status, "" if status in (204, 205, 304) else page())) for status in statuses}
    found = dict(zip(servers, traps.verdicts(*(server.url() for server in servers.values())), strict=True))
    assert found == dict.fromkeys(statuses, expected)
    assert all(server.asked["/page"] <= 3 for server in servers.values())


@table(
    Trap("status 000", reply(0), "unreachable inconclusive"),
    Trap("status 99", reply(99), "unreachable inconclusive"),
    Trap("status 600", reply(600), "unreachable inconclusive blocked"),
    Trap("status 1000", reply(1000), "unreachable"),
    Trap("status -200", reply(-200), "unreachable"),
    Trap("switching protocols unasked", head(101, "Upgrade: websocket"), "unreachable inconclusive"),
    Trap("continue first", b"HTTP/1.1 100 Continue\r\n\r\n" + OK, "ok"),
    Trap("early hints first", b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" * 3 + OK, "ok"),
    Trap("404 and a fine page", reply(404, page()), "dead"),
)
def test_odd_statuses(traps: Traps, rows: Rows) -> None:
    traps.spring(*rows)


@table(
    Trap("500 once", turns(reply(500), OK), "ok"),
    Trap("503 twice", turns(reply(503), reply(503), OK), "ok"),
    Trap("408 once", turns(reply(408), OK), "ok"),
    Trap("502, then gone", turns(reply(502), reply(404)), "dead"),
    Trap("500 thrice", turns(reply(500), reply(500), reply(500), OK), "unreachable"),
    Trap("429 with Retry-After: 0", turns(reply(429, "", "Retry-After: 0"), OK), "ok"),
    Trap("429 with Retry-After: 1", turns(reply(429, "", "Retry-After: 1"), OK), "ok"),
    Trap("503 with Retry-After: 1", turns(reply(503, "", "Retry-After: 1"), OK), "ok"),
    Trap("429 always", reply(429, "", "Retry-After: 0"), "blocked"),
    Trap("a reset once", turns(then_reset(), OK), "ok unreachable"),
    Trap("a closed connection once", turns(b"", OK), "ok unreachable"),
)
def test_what_passes_is_asked_again_twice_at_most(traps: Traps, rows: Rows) -> None:
    assert all(server.asked["/page"] <= 3 for _, server, _ in traps.spring(*rows))


LONG_WAITS = ("6", "3600", "99999999999999999999", "1e9", "Fri, 31 Dec 2100 23:59:59 GMT", "Fri, 99 Foo 9 99:99:99 GMT")


ODD_WAITS = ("-1", "soon", "", "inf", "nan", "0x1", "1;2", "٣", "+", "5 5")


def test_a_long_or_odd_wait_is_not_waited_for(traps: Traps) -> None:
    waits = [Trap(wait, reply(429, "", f"Retry-After: {wait}"), "blocked") for wait in (*LONG_WAITS, *ODD_WAITS)]
    assert all(server.asked["/page"] <= 3 for _, server, _ in traps.spring(*waits))


@table(
    Trap("noise", bytes(range(256)) * 40, "unreachable"),
    Trap("an SSH banner", b"SSH-2.0-OpenSSH_9.6\r\n", "unreachable"),
    Trap("a mail server", b"220 mx.test ESMTP\r\n500 what?\r\n", "unreachable"),
    Trap("HTTP/0.9", PLAIN, "unreachable"),
    Trap("nothing at all", b"", "unreachable"),
    Trap("half a status line", b"HTTP/1.", "unreachable"),
    Trap("half the headers", b"HTTP/1.1 200 OK\r\nContent-Type: text/ht", "unreachable"),
    Trap("headers without an end", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n", "unreachable"),
    Trap("two lengths", head(200, "Content-Length: 5", "Content-Length: 50") + PLAIN, "unreachable"),
    Trap("a negative length", head(200, "Content-Length: -5") + PLAIN, "unreachable"),
    Trap("a length in words", head(200, "Content-Length: some") + PLAIN, "unreachable"),
    Trap("a length of 400 digits", head(200, "Content-Length: " + "9" * 400) + PLAIN, "unreachable"),
    Trap("less body than promised", head(200, "Content-Length: 9999") + PLAIN, "unreachable"),
    Trap("no body where one was promised", head(200, "Content-Length: 9999"), "unreachable"),
    Trap("a chunk size that is none", chunked(PLAIN, tail=b"zz\r\nx\r\n0\r\n\r\n"), "unreachable"),
    Trap("a chunk size of a gigabyte of digits", head(200, "Transfer-Encoding: chunked") + b"f" * 9999, "unreachable"),
    Trap("a chunk longer than its size", head(200, "Transfer-Encoding: chunked") + b"4\r\n" + PLAIN, "unreachable"),
    Trap("no last chunk", chunked(PLAIN, tail=b""), "unreachable"),
    Trap("half a chunk", chunked(tail=b"ffff\r\n" + PLAIN), "unreachable"),
    Trap("150 KB in one header", head(200, "X: " + "x" * 150_000) + PLAIN, "unreachable"),
    Trap("20,000 headers", head(200, *(f"X-{n}: {n}" for n in range(20_000))) + PLAIN, "unreachable"),
    Trap("headers for ever", endless(b"HTTP/1.1 200 OK\r\n", b"X-Y: " + b"z" * 500 + b"\r\n"), "unreachable"),
    Trap("one header for ever", endless(b"HTTP/1.1 200 OK\r\nX: ", b"z" * 500), "unreachable"),
    Trap("a status line for ever", endless(b"HTTP/1.1 200 ", b"OK " * 100), "unreachable"),
    Trap("corrupt gzip", GZIP.replace(GZIP[-400:-380], b"\x00" * 20), "unreachable"),
    Trap("text that claims to be gzip", reply(200, page(), "Content-Encoding: gzip"), "unreachable"),
    Trap("text that claims to be deflate", reply(200, page(), "Content-Encoding: deflate"), "unreachable"),
    Trap("a reset in the headers", then_reset(b"HTTP/1.1 200 OK\r\nContent-"), "unreachable"),
    Trap("a reset in the body", then_reset(head(200, "Content-Length: 99999") + PLAIN), "unreachable"),
    Trap("a reset at once", then_reset(), "unreachable"),
    Trap("a half-close before the body", then_half_close(head(200, "Content-Length: 9999")), "unreachable"),
    Trap("blank lines by drips", endless(b"", b"\r\n", 0.05), "unreachable"),
    Trap("a half-close in the headers", then_half_close(b"HTTP/1.1 200 OK\r\nContent-"), "unreachable"),
)
def test_what_is_not_http_is_unreachable(traps: Traps, rows: Rows) -> None:
    traps.set(REQUEST_SECONDS=4)
    assert all(server.asked["/page"] <= 3 for _, server, _ in traps.spring(*rows))


@table(
    Trap("HTTP/1.0, the end is the end", b"HTTP/1.0 200 OK\r\n\r\n" + PLAIN, "ok inconclusive"),
    Trap("no reason phrase", OK.replace(b"200 Said", b"200"), "ok"),
    Trap("an empty reason phrase", reply(phrase=""), "ok"),
    Trap("a reason phrase in UTF-8", reply(404, phrase="Nicht gefünden ☃"), "dead"),
    Trap("terminal codes in the reason phrase", reply(404, phrase="\x1b[31mGone\x07"), "dead unreachable"),
    Trap("100 KB of reason phrase", reply(404, phrase="Gone " * 20_000), "dead unreachable"),
    Trap("a lower-case status line", OK.replace(b"HTTP/1.1 200 Said", b"http/1.1 200 ok"), "ok unreachable"),
    Trap("HTTP/3.0", OK.replace(b"HTTP/1.1", b"HTTP/3.0"), "ok unreachable"),
    Trap("bare line feeds", OK.replace(b"\r\n", b"\n"), "ok unreachable"),
    Trap("a blank line first", b"\r\n" + OK, "ok unreachable"),
    Trap("folded headers", reply(200, None, "X-A: b\r\n  c"), "ok unreachable"),
    Trap("a header without a colon", reply(200, None, "nonsense"), "ok unreachable"),
    Trap("a header without a name", reply(200, None, ": x"), "ok unreachable"),
    Trap("a blank before the colon", reply(200, None, "X-A : b"), "ok unreachable"),
    Trap("NUL in a header", reply(200, None, "X-A: b\0c"), "ok unreachable"),
    Trap("a header in Latin-1", reply(200, None, "X-A: \udce9\udcff"), "ok"),
    Trap("the same length twice", reply(200, None, LENGTH.decode().strip()), "ok unreachable"),
    Trap("a length with a plus", head(200, f"Content-Length: +{len(PLAIN)}") + PLAIN, "ok unreachable"),
    Trap("length and chunks", chunked(PLAIN).replace(b"\r\n", b"\r\nContent-Length: 9\r\n", 1), "ok unreachable"),
    Trap("an unknown transfer coding", head(200, "Transfer-Encoding: rot13") + PLAIN, "ok unreachable inconclusive"),
    Trap("chunks with extensions and trailers", chunked(PLAIN, tail=b"1;a=b\r\n<\r\n0\r\nX: y\r\n\r\n"), "ok"),
    Trap("3,000 small chunks", chunked(*(b"x" for _ in range(3000)), PLAIN), "ok"),
    Trap("chunked twice", reply(200, None, "Transfer-Encoding: chunked, chunked"), "inconclusive ok"),
    Trap("chunked on two lines", TWICE, "inconclusive"),
    Trap("identity", reply(200, None, "Transfer-Encoding: identity"), "inconclusive"),
    Trap("gzip, chunked", reply(200, None, "Transfer-Encoding: gzip, chunked"), "inconclusive"),
    Trap("neither length nor chunks", head() + PLAIN, "ok"),
    Trap("junk after the body", OK + b"HTTP/1.1 500 Oops\r\n\r\n" + bytes(range(256)), "ok"),
    Trap("a second reply, and open", kept(OK + reply(404)), "ok unreachable"),
    Trap("more body than promised", head(200, f"Content-Length: {len(PLAIN)}") + PLAIN * 9, "ok"),
    Trap("open, as promised", kept(OK), "ok"),
    Trap("closed, against the promise", OK.replace(b"Connection: close", b"Connection: keep-alive"), "ok"),
    Trap("a half-close after the body", then_half_close(OK), "ok"),
    Trap("a reset after the body", then_reset(OK), "ok"),
    Trap("late, but in time", after(0.4, OK), "ok"),
)
def test_what_is_nearly_http_is_never_gone(traps: Traps, rows: Rows) -> None:
    traps.spring(*rows)


@table(
    Trap("silence", then_silence(), "unreachable"),
    Trap("silence in the headers", then_silence(b"HTTP/1.1 200 OK\r\nX"), "unreachable"),
    Trap("silence before the body", then_silence(head(200, "Content-Length: 99")), "unreachable"),
    Trap("silence in the body", then_silence(head(200, "Content-Length: 9999") + PLAIN), "unreachable"),
    Trap("silence in a body without length", then_silence(head() + PLAIN), "unreachable"),
    Trap("silence in a chunk", then_silence(chunked(tail=b"ffff\r\n" + PLAIN)), "unreachable"),
    Trap("status line by drips", endless(b"HTTP/1.1 200 O", b"K", 0.05), "unreachable"),
    Trap("headers by drips", endless(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", 0.05), "unreachable"),
    Trap("body by drips", endless(head(), b"x", 0.05), "unreachable"),
    Trap("chunks by drips", endless(head(200, "Transfer-Encoding: chunked"), b"1\r\nx\r\n", 0.05), "unreachable"),
    Trap("a chunk size by drips", endless(head(200, "Transfer-Encoding: chunked"), b"0", 0.05), "unreachable"),
    Trap("trailers by drips", endless(chunked(PLAIN, tail=b"0\r\n"), b"X: y\r\n", 0.05), "unreachable ok"),
    Trap("continue for ever", endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), "unreachable"),
    Trap("early hints by drips", endless(b"", b"HTTP/1.1 103 Early\r\n\r\n", 0.05), "unreachable"),
)
def test_what_is_slow_is_given_up_once(traps: Traps, rows: Rows) -> None:
    traps.set(REQUEST_SECONDS=0.8)
    assert all(server.asked["/page"] == 1 for _, server, _ in traps.spring(*rows))


def test_one_address_takes_no_longer_than_the_whole_check_may(traps: Traps) -> None:
    """Whatever its server does: with hours for each request and each pause the one limit ends it."""
    traps.set(CEILING_SECONDS=2, REQUEST_SECONDS=3600, CONNECT_SECONDS=3600, RETRY_AFTER_SECONDS=9999, REDIRECTS=9**9)
    late, later = after(0.2, reply(503, "", "Retry-After: 3600")), then_silence(head(200))

    async def onward(conn: Conn) -> bytes:
        await asyncio.sleep(0.05)
        return reply(301, "", f"Location: {conn.request.path}x")

    answers = {
        "silence": then_silence(),
        "drips of a body": endless(head(), b"x", 0.05),
        "headers": endless(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", 0.05),
        "early hints": endless(b"", b"HTTP/1.1 103 Early\r\n\r\n", 0.05),
        "chunks": endless(head(200, "Transfer-Encoding: chunked"), b"1\r\nx\r\n", 0.05),
        "Retry-After": late,
    }
    servers = [
        *(traps.serve(answer) for answer in answers.values()),
        traps.serve({"/page": onward, **{f"/page{'x' * n}": onward for n in range(1, 999)}}),
        traps.serve(OK, canary=later),
        traps.serve(OK, canary=late),
        traps.raw(then_silence(b"\x16\x03\x03")),
    ]
    traps.set(AT_ONCE=len(servers))
    found = traps.check(*(server.url() for server in servers))
    assert {finding.reason for finding in found} == {"no answer within the 2 s of the whole check"}


def test_ten_silent_hosts_are_given_up_together(traps: Traps) -> None:
    traps.set(CEILING_SECONDS=0.8)
    silent = [traps.serve(then_silence()) for _ in range(10)]
    assert traps.verdicts(*(server.url() for server in silent)) == ["unreachable"] * 10


def test_a_slow_host_takes_nothing_from_another(traps: Traps) -> None:
    traps.set(REQUEST_SECONDS=0.4)
    slow, fine = traps.serve({f"/{n}": then_silence() for n in range(4)}), traps.serve(OK)
    found = traps.verdicts(*(slow.url(f"/{n}") for n in range(4)), fine.url())
    assert found == ["unreachable"] * 4 + ["ok"]


async def _junk(conn: Conn) -> bytes:
    return bytes(range(256)) * 20


async def _hang(conn: Conn) -> None:
    await asyncio.sleep(3600)


async def _plain_http(conn: Conn) -> bytes:
    await conn.reader.read(100)
    return OK


async def _close(conn: Conn) -> None:
    conn.writer.close()


def test_what_is_not_tls_is_unreachable(traps: Traps) -> None:
    traps.set(CONNECT_SECONDS=0.7)
    handlers = [_junk, _hang, _plain_http, _close, then_reset(), then_silence(b"\x16\x03\x03")]
    assert traps.verdicts(*(traps.raw(handler).url() for handler in handlers)) == ["unreachable"] * len(handlers)


def test_a_bad_certificate_is_unreachable_and_nothing_is_asked(traps: Traps) -> None:
    bad = {
        "a stranger's": traps.certificate("localhost", authority=trustme.CA()),
        "for another name": traps.certificate("elsewhere.test"),
        "run out": traps.certificate("localhost", days=-1),
        "not yet valid": traps.certificate("localhost", days=90),
    }
    servers = [traps.serve(OK, context=context) for context in bad.values()]
    found = traps.verdicts(*(server.url() for server in servers))
    assert dict(zip(bad, found, strict=True)) == dict.fromkeys(bad, "unreachable")
    assert not any(server.requests for server in servers)


def test_offline_is_when_nobody_takes_a_connection(traps: Traps) -> None:
    closed = ["https://localhost:1/a", "https://127.0.0.1:2/b", "https://name.invalid/"]
    assert traps.verdicts(*closed) == ["offline"] * 3
    assert traps.verdicts(*closed, traps.serve(OK).url()) == ["unreachable"] * 3 + ["ok"]
    assert traps.verdicts(*closed, traps.raw(_close).url()) == ["unreachable"] * 4


NONE = ["", "https://", "https:///x", "nonsense", "https://[::1/", "https://localhost:x/", "https://localhost:99999/"]
ODD_HOSTS = ("a b", "\0", "a\n", "a." * 99, "a" * 300, "a.", "", "xn--a", "ü", "\udcff")


def test_an_address_that_is_none_gets_a_finding_too(traps: Traps) -> None:
    urls = [*NONE, *(f"https://{host}.test/" for host in ODD_HOSTS)]
    *found, fine = traps.verdicts(*urls, traps.serve(OK).url())
    assert set(found) <= {"unreachable", "inconclusive"}
    assert fine == "ok"


def test_odd_paths_are_asked_as_they_are(traps: Traps) -> None:
    paths = ["/a%20b", "/%C3%A9", "/a;b=c", "/a,b@c:d!$&'()*+", "/a//b", "/%2e%2e/x", "/x?y=z&y=%26", "/-._~"]
    server = traps.serve({path.split("?")[0]: OK for path in paths})
    assert traps.verdicts(*map(server.url, paths)) == ["ok"] * len(paths)
    assert set(server.asked) == set(paths)


def test_no_addresses_no_findings(traps: Traps) -> None:
    assert traps.check() == []


def test_sixty_replies_damaged_at_random_are_survived(traps: Traps) -> None:
    traps.set(REQUEST_SECONDS=1.5)
    dice = random.Random(20261124)
    whole = [OK, GZIP, chunked(PLAIN), reply(301, "", "Location: /x")]
    traps.spring(*(Trap(f"{n}", _damaged(dice, dice.choice(whole)), " ".join(Verdict)) for n in range(60)))


def _damaged(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(min(len(data), 300))
    middle = dice.choice([b"", dice.randbytes(1), dice.randbytes(30), b"\r\n", b"\0", data[:at]])
    return data[:at] + middle + data[at + dice.choice([0, 1, 5, 40]) :]
