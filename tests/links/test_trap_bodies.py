"""Bodies: too long, packed oddly, not what they are called, and made to choke a parser or a pattern."""

import asyncio
import gzip
import zlib

import pytest

from links.answer import Reply
from links.canary import NAME
from links.check import Checks
from links.finding import Finding
from tests.links.trap_case import Rows, Trap, Traps, patience, table
from tests.links.trap_replies import chunked, deflated, endless, gzipped, head, page, reply, said, then_silence
from tests.links.trap_server import NOT_FOUND

pytest_plugins = ["tests.links.trap_fixtures"]

START = page().encode()
LONG = 250_000
BLANKS = b" " * 65_536
HUGE = "Content-Length: 10737418240"
PACKED = "Content-Encoding: gzip"
JSON = "application/json"


def bomb(megabytes: int) -> bytes:
    """A page of so many megabytes, packed to a thousandth of that."""
    packer = zlib.compressobj(wbits=31)
    parts = [packer.compress(START), *(packer.compress(BLANKS) for _ in range(16 * megabytes)), packer.flush()]
    return b"".join(parts)


@table(
    Trap("a body without end", endless(head() + START, BLANKS), "ok"),
    Trap("10 GB, really", endless(head(200, HUGE) + START, BLANKS), "ok"),
    Trap(
        "chunks without end",
        endless(head(200, "Transfer-Encoding: chunked"), b"10000\r\n%s\r\n" % BLANKS),
        "ok inconclusive",
    ),
    Trap("gzip without end", endless(head(200, PACKED) + bomb(1)[:-8], bomb(1)), "ok"),
    Trap("silence after the cap", then_silence(head(200, HUGE) + START + BLANKS * 8), "ok"),
)
def test_after_256_kib_the_client_leaves(traps: Traps, rows: Rows) -> None:
    for trap, server, _ in traps.spring(*rows):
        assert server.asked == {"/page": 1}, trap.name
        assert server.requests[0].hung_up or trap.name == "silence after the cap", trap.name


@table(
    Trap("exactly the cap", reply(200, START.ljust(256 * 1024)), "ok"),
    Trap("one more", reply(200, START.ljust(256 * 1024 + 1)), "ok"),
    Trap("one less", reply(200, START.ljust(256 * 1024 - 1)), "ok"),
    Trap("300 KB and a lie about the length", head(200, "Content-Length: 999999") + START.ljust(300_000), "ok"),
    Trap("gzip", gzipped(page()), "ok"),
    Trap("gzip in capitals", reply(200, gzip.compress(START), "Content-Encoding: GZIP"), "ok"),
    Trap("x-gzip", reply(200, gzip.compress(START), "Content-Encoding: x-gzip"), "ok inconclusive"),
    Trap("gzip in two members", reply(200, gzip.compress(START[:300]) + gzip.compress(START[300:]), PACKED), "ok"),
    Trap("gzip and zeros", reply(200, gzip.compress(START) + bytes(50), PACKED), "ok unreachable"),
    Trap("gzip and junk", reply(200, gzip.compress(START) + b"junk" * 50, PACKED), "ok unreachable"),
    Trap("half a gzip", reply(200, gzip.compress(START)[:200], PACKED), "unreachable inconclusive"),
    Trap(
        "gzip in chunks",
        chunked(*(bytes([it]) for it in gzip.compress(START))).replace(b"Trans", b"%s\r\nTrans" % PACKED.encode(), 1),
        "ok",
    ),
    Trap("deflate", deflated(page(), raw=False), "ok"),
    Trap("deflate without a frame", deflated(page(), raw=True), "ok"),
    Trap("a bomb of 100 MB", reply(200, bomb(100), PACKED), "ok"),
    Trap("a bomb in deflate", reply(200, zlib.compress(START + BLANKS * 999), "Content-Encoding: deflate"), "ok"),
    Trap(
        "a bomb in a bomb",
        reply(200, gzip.compress(bomb(9)), "Content-Encoding: gzip, gzip"),
        "ok inconclusive unreachable",
    ),
    Trap(
        "a hundred codings",
        reply(200, START, "Content-Encoding: " + "gzip, " * 99 + "gzip"),
        "inconclusive unreachable",
    ),
    Trap("brotli", reply(200, START, "Content-Encoding: br"), "inconclusive"),
    Trap("zstandard", reply(200, START, "Content-Encoding: zstd"), "inconclusive"),
    Trap("a word that is no coding", reply(200, START, "Content-Encoding: rot13"), "ok"),
    Trap("none", reply(200, START, "Content-Encoding: none"), "ok"),
    Trap("UTF-8", reply(200, START, "Content-Encoding: UTF-8"), "ok"),
    Trap("UTF-8 and gzip", reply(200, gzip.compress(START), "Content-Encoding: UTF-8, gzip"), "ok"),
    Trap("gzip, identity", reply(200, gzip.compress(START), "Content-Encoding: gzip, identity"), "ok"),
    Trap("two lines", reply(200, gzip.compress(START), "Content-Encoding: none", "Content-Encoding: x-gzip"), "ok"),
    Trap("deflate and gzip", reply(200, gzip.compress(zlib.compress(START)), "Content-Encoding: deflate, gzip"), "ok"),
    Trap("identity", reply(200, START, "Content-Encoding: identity"), "ok"),
    Trap("an empty coding", reply(200, START, "Content-Encoding:"), "ok inconclusive"),
)
def test_lengths_and_codings(traps: Traps, rows: Rows) -> None:
    traps.spring(*rows)


@table(
    Trap("UTF-16 with a mark", reply(200, page().encode("utf-16"), kind="text/html"), "ok"),
    Trap("UTF-16 by its header", reply(200, page().encode("utf-16-be"), kind="text/html; charset=utf-16be"), "ok"),
    Trap("UTF-8 with a mark", reply(200, page().encode("utf-8-sig"), kind="text/html"), "ok"),
    Trap("Latin-1 as UTF-8", reply(200, page("Grüße").encode("latin-1")), "ok"),
    Trap("Shift_JIS", reply(200, page("鍵を作る").encode("shift_jis"), kind="text/html; charset=Shift_JIS"), "ok"),
    Trap("halves of characters", reply(200, START + b"\xed\xa0\x80\xff\xfe\xc0\x80"), "ok"),
    Trap("NUL bytes", reply(200, START.replace(b" ", b"\0 \0")), "ok"),
    Trap("NUL bytes alone", reply(200, bytes(LONG)), "ok inconclusive"),
    Trap("noise", reply(200, bytes(range(256)) * 900), "ok inconclusive"),
    Trap("noise as a file", reply(200, bytes(range(256)) * 900, kind="application/octet-stream"), "ok"),
    Trap("no type", reply(200, START, kind=""), "ok"),
    Trap("an empty type", reply(200, START, kind=" "), "ok"),
    Trap("a broken type", reply(200, START, kind=";;==/,"), "ok"),
    Trap("two types", reply(200, START, "Content-Type: application/pdf"), "ok"),
    Trap("30 KB of type", reply(200, START, kind="text/html; " + "a=b; " * 6000), "ok unreachable"),
    Trap("HTML called JSON", reply(200, START, kind=JSON), "ok"),
    Trap("JSON called HTML", reply(200, '{"a": 1}'), "ok"),
    Trap("a picture called HTML", reply(200, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9), "ok"),
    Trap("JSON in JSON", reply(200, '{"code":' * 450 + "1" + "}" * 450, kind=JSON), "ok inconclusive"),
    Trap("lists in lists", reply(200, "[" * 2000 + "]" * 2000, kind=JSON), "ok inconclusive"),
    Trap("a number of 4,090 digits", reply(200, "9" * 4090, kind=JSON), "ok inconclusive"),
    Trap("a code of 4,000 digits", reply(200, '{"code": ' + "9" * 4000 + "}", kind=JSON), "ok inconclusive"),
    Trap("XHTML", reply(200, START, kind="application/xhtml+xml"), "ok"),
)
def test_what_a_body_is_called(traps: Traps, rows: Rows) -> None:
    traps.spring(*rows)


CODECS = ["punycode", "idna", "utf-7", "unicode_escape", "rot13", "hex", "zlib", "base64", "undefined", "utf-32"]


def test_a_charset_that_is_none_is_survived(traps: Traps) -> None:
    body = page(body="\\N{x} \\x \\u12 é" * 9 + "a-" * 30_000)
    labels = (*CODECS, "x" * 5000, "../../etc", "utf-8\x7f", '"utf-8"', "'utf-8", "no-such")
    survived = "ok inconclusive unreachable"
    traps.spring(
        *(Trap(it, reply(200, body, kind=f"text/html; charset={it}"), survived) for it in labels),
        *(Trap(it, reply(200, body.replace("utf-8", it), kind="text/html"), survived) for it in labels),
    )


def filled(*pieces: str) -> str:
    """A page of nearly 250 KB made of repetitions of the last piece."""
    *first, last = pieces
    return "".join(first) + last * ((LONG - sum(map(len, first))) // len(last))


NESTED: dict[str, str] = {
    "nested elements": filled(page("A"), "<div>"),
    "nested tables": filled(page("A"), "<table><tr><td>"),
    "nested lists, unclosed": filled(page("A"), "<ul><li><b><i>"),
    "nested links and formats": filled(page("A"), "<a href=x><b>"),
    "end tags alone": filled(page("A"), "</p>"),
    "comments never closed": filled(page("A"), "<!--"),
    "comments of all kinds": filled(page("A"), "<!--><!---><!-x->--!>"),
    "declarations": filled(page("A"), "<!DOCTYPE <?xml <![CDATA["),
    "tags never closed": filled(page("A"), "<a "),
    "open brackets": filled(page("A"), "<"),
    "attributes": filled(page("A"), "<p ", "a=b "),
    "ids": filled(page("A"), "<p ", "id=a "),
    "quotes": filled(page("A"), '<p id="', "'\"><"),
    "entities": filled(page("A"), "&amp"),
    "numbers of characters": filled(page("A"), "&#99999999999;&#0;&#xD800;"),
    "entities in entities": '<!DOCTYPE a [<!ENTITY b "xx"><!ENTITY c "&b;&b;">]>' + page("&c;"),
    "a foreign file": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + page("&b;"),
    "titles": filled("<title>", "<title>"),
    "a title never closed": filled("<title>", "a "),
    "a script never closed": filled(page("A"), "<script>", "</scrip"),
    "a textarea never closed": filled(page("A"), "<textarea>", "</"),
    "plaintext": filled(page("A"), "<plaintext>", "<b>"),
    "drawings in formulas": filled(page("A"), "<svg><math><title>"),
    "templates": filled(page("A"), "<template>"),
    "tables and text": filled(page("A"), "<table>", "x<b>"),
}
BAIT: dict[str, str] = {
    "one word": filled("a"),
    "one word with an accent": filled("é", "a"),
    "one word of mixed case": filled("é", "aA"),
    "one word with hyphens": filled("é", "a-"),
    "one number": filled("9"),
    "blanks": filled(" \t"),
    "line ends": filled("\r\n"),
    "no-break spaces": filled("\u00a0"),
    "not found, not found": filled("not found "),
    "page page page": filled("page "),
    "404 404 404": filled("404 "),
    "this page this page": filled("this page does not "),
    "hyphens": filled("- "),
    "schemes": filled("https:"),
    "schemes and questions": filled("https:?"),
    "users": filled("https://a@"),
    "at signs": filled("https://", "a@:"),
    "beginnings of keys": filled("sk-"),
    "beginnings of tokens": filled("eyJ."),
    "just a moment": filled("just a moment "),
    "apostrophes": filled("\u2019"),
    "combining marks": filled("e", "\u0301"),
    "right to left": filled("\u202e\u2066 a"),
    "open JSON": filled('{"a":['),
}


def verdicts(reply: bytes, made_up: bytes, *fragments: str) -> list[str]:
    """What is said of a reply beside that to a made-up page. No server: what chokes is the reading."""

    async def ask(url: str) -> Reply:
        return said(made_up if NAME in url else reply, url)

    async def find() -> list[Finding]:
        checks = Checks(ask)
        return [await checks.finding(f"https://a.test/page{fragment}") for fragment in fragments or ("",)]

    with patience():
        return [str(finding.verdict) for finding in asyncio.run(find())]


@pytest.mark.parametrize("name", list(NESTED))
def test_a_parser_is_not_choked(name: str) -> None:
    ours, other = (reply(200, text) for text in (NESTED[name], NESTED[name].replace("a", "e").replace("A", "B")))
    assert set(verdicts(ours, ours) + verdicts(ours, other)) <= {"ok", "inconclusive"}
    assert set(verdicts(ours, NOT_FOUND, "#nowhere")) <= {"dead", "inconclusive"}


def baited(bait: str, end: str) -> tuple[bytes, ...]:
    """Replies with the bait in all places, which end in a word of their own."""
    html = f"<title>{bait}</title><h1>{bait}</h1><p>{end}<meta http-equiv=refresh content='0;{bait}'>"
    scripts = f"<title>T</title><script>{bait}</script><p data-x='{bait}'>{end}<input value='{bait}'><p>{bait}"
    location = f"Location: /{end}{bait[:3_000]}".rstrip("\r\n").replace("\r\n", "")
    return (
        reply(200, html),
        reply(200, scripts, f"Refresh: {bait[:3_000]}".replace("\r\n", "")),
        reply(200, f"{bait} {end}", kind="text/plain"),
        reply(200, f'{{"error": "{bait}", "{end}": 1}}', kind=JSON),
        reply(301, "", location),
    )


@pytest.mark.parametrize("name", list(BAIT))
def test_a_pattern_is_not_choked(name: str) -> None:
    bait = BAIT[name][: LONG // 8]
    for ours, theirs in zip(baited(bait, "one"), baited(bait, "two"), strict=True):
        assert len(verdicts(ours, theirs, "", "#nowhere", f"#{bait[:500]}")) == 3


def test_forty_bodies_at_once_do_not_fill_the_memory(traps: Traps) -> None:
    packed = reply(200, bomb(20), PACKED)
    server = traps.serve({f"/{n}": packed for n in range(40)})
    assert traps.verdicts(*(server.url(f"/{n}") for n in range(40))) == ["ok"] * 40
