"""Pages that are not what they seem: challenges, "not found" with status 200, made-up paths that are found."""

import pytest

from tests.links.trap_case import Trap, Traps, table
from tests.links.trap_replies import WORDS, after, echo, gzipped, page, redirect, reply, then_reset, then_silence
from tests.links.trap_server import NOT_FOUND, Answer, Conn

pytest_plugins = ["tests.links.trap_fixtures"]

JSON = "application/json"
WAIT = page("Just a moment...", "Checking your browser", head="<script>window._cf_chl_opt={cType:'managed'}</script>")
AKAMAI = "<TITLE>Access Denied</TITLE><H1>Access Denied</H1>No permission. Reference #18.5e3c1702.1762.abc"
CHALLENGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "cloudflare header": (page(), ("cf-mitigated: challenge",)),
    "cloudflare header in capitals": (page(), ("CF-Mitigated: Challenge",)),
    "cloudflare title": (page("Just a moment..."), ()),
    "cloudflare refusal": (page("Attention Required! | Cloudflare"), ()),
    "cloudflare script": (page("Hi", head="<script>window._cf_chl_opt = {}</script>"), ()),
    "cloudflare page": (WAIT, ()),
    "vercel": (page(), ("x-vercel-mitigated: challenge",)),
    "amazon challenge": ("", ("x-amzn-waf-action: challenge",)),
    "amazon captcha": (page(), ("x-amzn-waf-action: captcha",)),
    "akamai": (AKAMAI, ()),
    "perimeterx": (page("Access to this page has been denied", body='<div id="px-captcha"></div>'), ()),
    "imperva": ('<html><iframe src="/_Incapsula_Resource?CWUDNSAI=1&incident_id=2"></iframe></html>', ()),
}
TURNSTILE = '<script src="https://challenges.cloudflare.com/turnstile/v0/api.js"></script><div class="cf-turnstile">'
CAPTCHA_DELIVERY = '<script src="https://ct.captcha-delivery.com/c.js"></script>'


@pytest.mark.parametrize("status", [200, 202, 403, 404, 503])
def test_a_challenge_is_no_answer_whatever_its_status(traps: Traps, status: int) -> None:
    servers = {name: traps.serve(reply(status, body, *headers)) for name, (body, headers) in CHALLENGES.items()}
    found = traps.verdicts(*(server.url() for server in servers.values()))
    assert dict(zip(servers, found, strict=True)) == dict.fromkeys(servers, "blocked")
    assert all(server.asked["/page"] == 1 for server in servers.values())


@table(
    Trap("datadome", reply(403, page(body=CAPTCHA_DELIVERY)), "blocked"),
    Trap("compressed", gzipped(WAIT), "blocked"),
    Trap("at the end of a redirect", redirect(302, "/b"), "blocked", also={"/b": reply(404, WAIT)}),
    Trap("at a permanent one", redirect(301, "/b"), "blocked", also={"/b": reply(404, WAIT)}),
    Trap("in a redirect", redirect(301, "/b", "cf-mitigated: challenge"), "blocked", also={"/b": NOT_FOUND}),
    Trap("after trouble", reply(503, WAIT), "blocked"),
)
def test_a_challenge_in_disguise(traps: Traps, trap: Trap) -> None:
    traps.spring(trap)


@table(
    Trap(
        "an article on captchas", reply(200, page("What is a captcha?", f"{WORDS} captcha g-recaptcha hcaptcha")), "ok"
    ),
    Trap("just a moment in the text", reply(200, page(text=f"Just a moment... {WORDS}")), "ok"),
    Trap("a talk with a founder", reply(200, page("Just a moment with our founder")), "ok"),
    Trap(
        "cloudflare's script in a page",
        reply(200, page(body='<script src="/cdn-cgi/challenge-platform/h/b/x.js"></script>')),
        "ok",
    ),
    Trap(
        "the same in a page that is gone",
        reply(404, page("Gone", body='<script src="/cdn-cgi/challenge-platform/h/b/x.js"></script>')),
        "dead",
    ),
    Trap(
        "a widget in a form",
        reply(
            200,
            page(body=TURNSTILE),
        ),
        "ok",
    ),
    Trap("datadome's script in a page", reply(200, page(body=CAPTCHA_DELIVERY)), "ok"),
    Trap(
        "cloudflare as it always is",
        reply(404, "", "Server: cloudflare", "CF-RAY: 1-FRA", "cf-mitigated: none"),
        "dead",
    ),
    Trap("amazon lets it pass", reply(200, None, "x-amzn-waf-action: allow"), "ok"),
)
def test_what_only_looks_like_a_challenge(traps: Traps, trap: Trap) -> None:
    traps.spring(trap)


def test_a_host_that_challenges_is_asked_once(traps: Traps) -> None:
    server, other = traps.serve(dict.fromkeys(("/a", "/b", "/c/d"), reply(403, WAIT))), traps.serve(reply())
    found = traps.verdicts(*map(server.url, ("/a", "/b", "/c/d", "/c/e#f")), other.url())
    assert found == ["blocked"] * 4 + ["ok"]
    assert len(server.requests) == 1


NOTHING = (
    "404",
    "404 Not Found",
    "Page not found",
    "404 - Page Not Found",
    "Page not found | Shop",
    "Shop \u2013 Not Found",
)
GONE = (
    "Error 404",
    "This page does not exist",
    "Oops! That page can\u2019t be found.",
    "This page is no longer available",
)


@pytest.mark.parametrize("title", [*NOTHING, *GONE])
@pytest.mark.parametrize("where", ["title", "h1"])
def test_a_page_that_says_it_is_not_there_proves_nothing(traps: Traps, title: str, where: str) -> None:
    text = page(title) if where == "title" else page("Shop").replace("<h1>Shop", f"<h1 class=x><span>{title}</span>")
    assert traps.verdicts(traps.serve(reply(200, text)).url()) == ["inconclusive"]


@table(
    Trap("a short text", reply(200, "Not found", kind="text/plain"), "inconclusive"),
    Trap("a short page", reply(200, "<html><body><p>Page not found.</p></body></html>"), "inconclusive"),
    Trap("JSON", reply(200, '{"error": "not found"}', kind=JSON), "inconclusive"),
    Trap("JSON with a code", reply(200, '{"detail": "Not Found", "status": 404}', kind=JSON), "inconclusive"),
    Trap(
        "elsewhere by meta", reply(200, page(head='<meta http-equiv="refresh" content="0; url=/new">')), "inconclusive"
    ),
    Trap(
        "the same in capitals",
        reply(200, page(head="<META HTTP-EQUIV=Refresh CONTENT='0;URL=\"/new\"'>")),
        "inconclusive",
    ),
    Trap(
        "elsewhere by meta, later",
        reply(200, page(head='<meta content="5;/new" http-equiv="refresh">')),
        "inconclusive",
    ),
)
def test_a_page_without_a_page_proves_nothing(traps: Traps, trap: Trap) -> None:
    traps.spring(trap)


@table(
    Trap("how to fix it", reply(200, page("How to fix a 404 not found error")), "ok"),
    Trap("what it means", reply(200, page("HTTP status codes", f"404 Not Found: page not found. {WORDS}")), "ok"),
    Trap("a model of the same name", reply(200, page("Model 404 by Peugeot")), "ok"),
    Trap("what cannot be found", reply(200, page("Happiness not found in shops, study says")), "ok"),
    Trap(
        "no longer available, of a model", reply(200, page("Which models are no longer available to new users?")), "ok"
    ),
    Trap("a title in a drawing", reply(200, page(body="<svg><title>404</title></svg>")), "ok"),
    Trap("a title in a comment", reply(200, page(head="<!-- <title>404</title> -->")), "ok"),
    Trap("a heading in a script", reply(200, page(body='<script>x="<h1>Page not found</h1>"</script>')), "ok"),
    Trap(
        "a meta refresh in a comment",
        reply(200, page(body='<!-- <meta http-equiv="refresh" content="0;/x"> -->')),
        "ok",
    ),
    Trap("long JSON", reply(200, '{"a": "%s", "b": "not found"}' % (WORDS * 9), kind=JSON), "ok"),
    Trap("a PDF", reply(200, b"%PDF-1.7\n" + bytes(range(256)) * 40, kind="application/pdf"), "ok"),
    Trap("a picture", reply(200, b"\x89PNG\r\n" + bytes(999), kind="image/png"), "ok"),
)
def test_a_page_about_pages_that_are_not_found(traps: Traps, trap: Trap) -> None:
    traps.spring(trap)


TOKEN = page(
    "Start", f'<input type=hidden name=csrf value="aCOUNTb"> {WORDS}', head='<script nonce="rCOUNTx">a()</script>'
)
TIMES = page("Start", f"{WORDS} It is 2026-11-24T12:00:COUNT, request COUNT.")
WELCOME = page("Welcome", f"You asked for PATH. {WORDS}", head='<link rel="canonical" href="https://a.testPATH">')
SLUG = page("TITLE", f"All about WORDS. {WORDS}", body='<a href="/search?q=WORDS">Search for TITLE</a>')
SHELL = '<!doctype html><title>App</title><div id="root"></div><script src="/app.js"></script>'
APP = f'{SHELL}<script>state={{"path":"PATH","id":"COUNT"}}</script>'
NO_ANSWERS: dict[str, Answer] = {
    "too many requests": reply(429),
    "an outage": reply(502),
    "a reset": then_reset(),
    "silence": then_silence(),
    "no HTTP": b"SSH-2.0-x\r\n",
}


@table(
    Trap("the same page", reply(), "inconclusive", reply()),
    Trap("with a nonce and a token", echo(TOKEN), "inconclusive", echo(TOKEN)),
    Trap("with the time", echo(TIMES), "inconclusive", echo(TIMES)),
    Trap("with the path", echo(WELCOME), "inconclusive", echo(WELCOME)),
    Trap("with the words of the path", echo(SLUG), "inconclusive", echo(SLUG), link="/make-a-key"),
    Trap("a shell for scripts", reply(200, SHELL), "inconclusive", reply(200, SHELL)),
    Trap("a shell with its state", echo(APP), "inconclusive", echo(APP)),
    Trap("the start page itself", reply(), "inconclusive", reply(), link="/"),
    Trap("the same text", reply(200, WORDS, kind="text/plain"), "inconclusive", reply(200, WORDS, kind="text/plain")),
    Trap(
        "the same JSON",
        reply(200, '{"a": 1, "b": [2]}', kind=JSON),
        "inconclusive",
        reply(200, '{"a": 1, "b": [2]}', kind=JSON),
    ),
)
def test_a_made_up_path_that_looks_the_same_takes_the_proof_away(traps: Traps, trap: Trap) -> None:
    traps.spring(trap)


@pytest.mark.parametrize("canary", list(NO_ANSWERS))
def test_a_made_up_path_without_an_answer_takes_the_proof_away(traps: Traps, canary: str) -> None:
    traps.set(REQUEST_SECONDS=1)
    traps.spring(Trap(canary, reply(), "inconclusive", NO_ANSWERS[canary]))


@table(
    Trap("404", reply(), "ok", reply(404)),
    Trap("410", reply(), "ok", reply(410)),
    Trap("403", reply(), "ok", reply(403)),
    Trap("another page", reply(), "ok", reply(200, page("Not here", "There is nothing here. Try the search."))),
    Trap("the same template", reply(), "ok", reply(200, page("All about cats", "Cats sleep most of the day. " * 15))),
    Trap(
        "the same template and a path", echo(WELCOME), "ok", echo(page("Search", "No results for WORDS. Try others."))
    ),
    Trap("404 late", reply(), "ok", after(0.3, NOT_FOUND)),
    Trap("404 for the start page", reply(), "ok", link="/"),
    Trap("404 with the page itself", reply(), "ok", reply(404, page())),
    Trap(
        "another start page",
        reply(200, page("Start")),
        "ok",
        reply(200, page("Oh no", "Nothing to see.")),
        link="/?a=b",
    ),
)
def test_a_made_up_path_that_looks_different_is_the_proof(traps: Traps, trap: Trap) -> None:
    traps.spring(trap)


def test_one_made_up_path_is_asked_for_in_each_folder(traps: Traps) -> None:
    paths = [f"/{folder}/{page}" for folder in ("help", "docs") for page in ("a", "b/c", "d?e=f", "g#part")]
    server = traps.serve({path.split("?")[0].split("#")[0]: reply() for path in paths} | {"/top": reply()})
    assert traps.verdicts(*map(server.url, [*paths, "/top"])) == ["ok"] * 9
    assert sorted(path.split("/")[1][:13] for path in server.canaries) == ["docs", "help", "no-such-page-"]


def test_a_folder_that_takes_any_path_says_nothing_of_another(traps: Traps) -> None:
    async def by_folder(conn: Conn) -> bytes:
        return reply() if conn.request.path.startswith("/app/") else NOT_FOUND

    server = traps.serve({"/app/a": reply(), "/help/a": reply()}, canary=by_folder)
    assert traps.verdicts(server.url("/app/a"), server.url("/help/a")) == ["inconclusive", "ok"]


ANCHORS = page(
    body='<a name="by-name"></a><p id="user-content-git">x</p><p id="ü b">y</p><!-- <i id="out"> --><i id=bare>z</i>'
)
SCRIPTED = page(body='<script>x=\'<p id="out">\'</script><template><p id="inner"></p></template>')


@pytest.mark.parametrize(
    ("expected", "fragment"),
    [("ok", it) for it in ("part", "by-name", "git", "%C3%BC%20b", "bare", "par%74", "", "top", "Top")]
    + [("ok", it) for it in (":~:text=press%20the", "part:~:text=x")]
    + [("dead", it) for it in ("no", "out", "Part", "par")]
    + [("inconclusive", it) for it in ("/route", "!/route")],
)
def test_a_fragment_has_to_be_in_the_page(traps: Traps, fragment: str, expected: str) -> None:
    server = traps.serve(reply(200, ANCHORS))
    assert traps.verdicts(server.url(f"/page#{fragment}")) == [expected]
    assert set(server.asked) == {"/page"}


@table(
    Trap("in a script alone", reply(200, SCRIPTED), "dead", link="/page#out"),
    Trap("beyond the cap", reply(200, page() + " " * 300_000 + '<p id="late">'), "inconclusive", link="/page#late"),
    Trap("before the cap", reply(200, page() + " " * 300_000), "ok", link="/page#part"),
    Trap(
        "beyond the cap, compressed",
        gzipped(page() + " " * 300_000 + '<p id="late">'),
        "inconclusive",
        link="/page#late",
    ),
    Trap("a shell for scripts", reply(200, SHELL), "inconclusive", link="/page#x"),
    Trap("a PDF", reply(200, b"%PDF-1.7" + bytes(999), kind="application/pdf"), "ok", link="/page#page=3"),
    Trap("plain text", reply(200, WORDS, kind="text/plain"), "ok", link="/page#L3"),
    Trap("a page that is gone", reply(404, page()), "dead", link="/page#part"),
    Trap("odd bytes", reply(200, page()), "dead inconclusive", link="/page#%ff%fe%00"),
    Trap("a bait for patterns", reply(200, page()), "dead inconclusive", link="/page#" + "(a+)+$" * 9),
    Trap("in UTF-16", reply(200, page(body='<p id="u">').encode("utf-16"), kind="text/html"), "ok", link="/page#u"),
    Trap("with entities", reply(200, page(body='<p id="a&amp;b">')), "ok", link="/page#a&b"),
)
def test_a_fragment_in_odd_pages(traps: Traps, trap: Trap) -> None:
    traps.spring(trap)


def test_links_that_differ_in_the_fragment_are_one_request(traps: Traps) -> None:
    server = traps.serve(reply())
    assert traps.verdicts(*(server.url(f"/page{end}") for end in ("", "#part", "#no", "#part"))) == [
        "ok",
        "ok",
        "dead",
        "ok",
    ]
    assert server.asked == {"/page": 1}
