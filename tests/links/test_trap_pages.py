"""Pages that are not what they seem: challenges, "not found" with status 200, made-up paths that are found."""

from tests.links.trap_case import Rows, Trap, Traps, table
from tests.links.trap_replies import WORDS, after, echo, gzipped, page, redirect, reply, then_reset, then_silence
from tests.links.trap_server import NOT_FOUND, Answer, Conn, Handler

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


def test_a_challenge_is_no_answer_whatever_its_status(traps: Traps) -> None:
    challenges = (
        Trap(f"{name}, {status}", reply(status, body, *headers), "blocked")
        for name, (body, headers) in CHALLENGES.items()
        for status in (200, 202, 403, 404, 503)
    )
    assert all(server.asked["/page"] == 1 for _, server, _ in traps.spring(*challenges))


@table(
    Trap("datadome", reply(403, page(body=CAPTCHA_DELIVERY)), "blocked"),
    Trap("compressed", gzipped(WAIT), "blocked"),
    Trap("at the end of a redirect", redirect(302, "/b"), "blocked", also={"/b": reply(404, WAIT)}),
    Trap("at a permanent one", redirect(301, "/b"), "blocked", also={"/b": reply(404, WAIT)}),
    Trap("in a redirect", redirect(301, "/b", "cf-mitigated: challenge"), "blocked", also={"/b": NOT_FOUND}),
    Trap("after trouble", reply(503, WAIT), "blocked"),
)
def test_a_challenge_in_disguise(traps: Traps, rows: Rows) -> None:
    traps.spring(*rows)


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
def test_what_only_looks_like_a_challenge(traps: Traps, rows: Rows) -> None:
    traps.spring(*rows)


def test_a_host_that_challenges_is_asked_once(traps: Traps) -> None:
    server, other = traps.serve(dict.fromkeys(("/a", "/b", "/c/d"), reply(403, WAIT))), traps.serve(reply())
    found = traps.verdicts(*map(server.url, ("/a", "/b", "/c/d", "/c/e#f")), other.url())
    assert found == ["blocked"] * 4 + ["ok"]
    assert len(server.requests) == 1


STUB = "<!doctype html><title>Redirecting</title><link rel=canonical href=/target><script>%s</script>"
REFRESH = '<meta http-equiv="refresh" content="0;/no-script">'
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


def test_a_page_that_says_it_is_not_there_proves_nothing(traps: Traps) -> None:
    titles = (*NOTHING, *GONE)
    headed = [page("Shop").replace("<h1>Shop", f"<h1 class=x><span>{title}</span>") for title in titles]
    texts = [*map(page, titles), *headed]
    traps.spring(*(Trap(text, reply(200, text), "inconclusive") for text in texts))


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
    Trap("elsewhere by a header", reply(200, None, "Refresh: 0; url=/target"), "inconclusive"),
    Trap("the same in capitals and quotes", reply(200, None, "REFRESH: 3,URL='/target'"), "inconclusive"),
    Trap("an empty page and a header", reply(200, "", "refresh: 0;/no"), "inconclusive"),
    Trap("a PDF and a header", reply(200, b"%PDF-1.7", "Refresh: 0;/no", kind="application/pdf"), "inconclusive"),
    Trap("elsewhere by a script", reply(200, STUB % "location.replace('/target'+location.hash)"), "inconclusive"),
    Trap("by another", reply(200, STUB % 'window.location.href = "/target"'), "inconclusive"),
    Trap("by an event", reply(200, "<title>Wait</title><body onload=\"location='/x'\">"), "inconclusive"),
    Trap("by a form", reply(200, f"<form action=/x></form>{STUB % 'document.forms[0].submit()'}"), "inconclusive"),
)
def test_a_page_without_a_page_proves_nothing(traps: Traps, rows: Rows) -> None:
    traps.spring(*rows)


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
    Trap("a header that loads it again", reply(200, None, "Refresh: 300"), "ok"),
    Trap("a header that leads to itself", reply(200, None, "Refresh: 300; url=/page#x"), "ok"),
    Trap("without scripts elsewhere", reply(200, page(head=f"<noscript>{REFRESH}</noscript>")), "ok"),
    Trap("a script that may leave", reply(200, page(head="<script>if (0) location.replace('/x')</script>")), "ok"),
    Trap("long JSON", reply(200, '{"a": "%s", "b": "not found"}' % (WORDS * 9), kind=JSON), "ok"),
    Trap("a PDF", reply(200, b"%PDF-1.7\n" + bytes(range(256)) * 40, kind="application/pdf"), "ok"),
    Trap("a picture", reply(200, b"\x89PNG\r\n" + bytes(999), kind="image/png"), "ok"),
)
def test_a_page_about_pages_that_are_not_found(traps: Traps, rows: Rows) -> None:
    traps.spring(*rows)


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
def test_a_made_up_path_that_looks_the_same_takes_the_proof_away(traps: Traps, rows: Rows) -> None:
    traps.spring(*rows)


def test_a_made_up_path_without_an_answer_takes_the_proof_away(traps: Traps) -> None:
    traps.set(REQUEST_SECONDS=1)
    traps.spring(*(Trap(name, reply(), "inconclusive", canary) for name, canary in NO_ANSWERS.items()))


FOUND, NOTHING_FOUND = ("Eight articles were found. ", WORDS), ("Nothing matches. ", "Try other words.")
BOX = '<form><input name=q value="%s"></form>'


def search(title: str, said: tuple[str, str], box: str = "") -> Handler:
    return echo(page(title, " ".join(said), body=box))


@table(
    Trap("by its name", search("Search", FOUND), "inconclusive", search("Search", NOTHING_FOUND), link="/help/refund"),
    Trap("results", search("Results", FOUND), "inconclusive", search("Results", NOTHING_FOUND), link="/help/refund"),
    Trap(
        "a title with the words",
        search("Search: WORDS", FOUND),
        "inconclusive",
        search("Search: WORDS", NOTHING_FOUND),
        link="/help/refund-a-key",
    ),
    Trap(
        "two titles with the words",
        search("8 results for WORDS", FOUND),
        "inconclusive",
        search("No match for WORDS", NOTHING_FOUND),
        link="/help/refund",
    ),
    Trap(
        "a box with the words",
        search("Help", FOUND, BOX % "WORDS"),
        "inconclusive",
        search("Sorry", NOTHING_FOUND, BOX % "WORDS"),
        link="/help/refund",
    ),
    Trap(
        "the words in the text",
        search("Help", ("Found for WORDS: ", WORDS)),
        "inconclusive",
        search("Help", ("Nothing for WORDS. ", "Sorry.")),
        link="/help/refund",
    ),
    Trap(
        "an article", search("Refund", FOUND), "ok", search("Search", NOTHING_FOUND, BOX % "WORDS"), link="/help/refund"
    ),
    Trap("a search that is linked to", search("Search", FOUND), "ok", search("Search", NOTHING_FOUND), link="/search"),
)
def test_a_search_for_the_words_of_the_address_proves_nothing(traps: Traps, rows: Rows) -> None:
    traps.spring(*rows)


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
def test_a_made_up_path_that_looks_different_is_the_proof(traps: Traps, rows: Rows) -> None:
    traps.spring(*rows)


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


def data(text: str) -> str:
    """A page with a script of these data."""
    return page(head=f'<script type="application/json">{text}</script>')


FALSELY_WIDE = page().replace('<meta charset="utf-8">', "<meta charset=utf-16>")
SCRIPTED = page(body='<script>x=\'<p id="out">\'</script><template><p id="inner"></p></template>')


FRAGMENTS = (
    dict.fromkeys(("part", "by-name", "git", "%C3%BC%20b", "bare", "par%74", "", "top", "Top"), "ok")
    | dict.fromkeys((":~:text=press%20the", "part:~:text=x"), "ok")
    | dict.fromkeys(("no", "out", "Part", "par"), "dead")
    | dict.fromkeys(("/route", "!/route"), "inconclusive")
)


def test_a_fragment_has_to_be_in_the_page(traps: Traps) -> None:
    server = traps.serve(reply(200, ANCHORS))
    found = traps.verdicts(*(server.url(f"/page#{fragment}") for fragment in FRAGMENTS))
    assert dict(zip(FRAGMENTS, found, strict=True)) == FRAGMENTS
    assert set(server.asked) == {"/page"}


@table(
    Trap("in a script", reply(200, SCRIPTED), "inconclusive", link="/page#out"),
    Trap("in JSON", reply(200, data('{"toc":[{"text":"Step","anchor":"step"}]}')), "inconclusive", link="/page#step"),
    Trap("a title in JSON", reply(200, data('{"title":"Lost Key"}')), "inconclusive", link="/page#lost-key"),
    Trap("in JSON in a text", reply(200, data(r'push("{\"id\":\"step\"}")')), "inconclusive", link="/page#step"),
    Trap("in JSON by numbers", reply(200, data(r'{"id":"\u0073tep"}')), "inconclusive", link="/page#step"),
    Trap("in an address", reply(200, data('{"href":"/page#step"}')), "inconclusive", link="/page#step"),
    Trap("in data", reply(200, page(body='<div data-page=\'{"id":"step"}\'>')), "inconclusive", link="/page#step"),
    Trap("in a template", reply(200, SCRIPTED), "inconclusive", link="/page#inner"),
    Trap("a part of a longer word", reply(200, data('{"id":"step-two","x":"misstep"}')), "dead", link="/page#step"),
    Trap("in the text alone", reply(200, page(body="a step")), "dead", link="/page#step"),
    Trap("nowhere in JSON", reply(200, data('{"id":"other"}')), "dead", link="/page#step"),
    Trap("a false UTF-16", reply(200, FALSELY_WIDE, kind="text/html"), "ok", link="/page#part"),
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
def test_a_fragment_in_odd_pages(traps: Traps, rows: Rows) -> None:
    traps.spring(*rows)


def test_links_that_differ_in_the_fragment_are_one_request(traps: Traps) -> None:
    server = traps.serve(reply())
    assert traps.verdicts(*(server.url(f"/page{end}") for end in ("", "#part", "#no", "#part"))) == [
        "ok",
        "ok",
        "dead",
        "ok",
    ]
    assert server.asked == {"/page": 1}
