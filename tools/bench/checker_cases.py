"""What servers answer in the comparison of link checkers, and what may rightly be said of it."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tests.links.trap_replies import WORDS, after, chunked, endless, head, page, redirect, reply, then_silence, turns
from tests.links.trap_server import NOT_FOUND, Answer, Conn, Handler, TrapServer

METADATA = "http://169.254.169.254/"


class Meaning(StrEnum):
    """What the word of a checker tells its user about a link."""

    FINE = "fine"
    GONE = "gone"
    UNPROVEN = "unproven"
    NONE = "no report"


FINE, GONE, UNPROVEN = frozenset({Meaning.FINE}), frozenset({Meaning.GONE}), frozenset({Meaning.UNPROVEN})


@dataclass(frozen=True)
class Case:
    """A link, what its host answers to it, to other paths and to made-up ones, and every right answer."""

    name: str
    right: frozenset[Meaning]
    answer: Answer
    others: Mapping[str, Answer] = field(default_factory=dict)
    canary: Answer = NOT_FOUND
    head: Answer | None = None
    link: str = "/page"
    stranger: bool = False

    def server(self) -> TrapServer:
        """The host of this case, not started. A HEAD request gets what GET would, without the body."""
        answers: dict[str, Answer] = {"/page": self.answer, **self.others}
        heads: dict[str, Answer] = {f"HEAD {path}": only_head(answer) for path, answer in answers.items()}
        if self.head:
            heads["HEAD /page"] = self.head
        return TrapServer({**answers, **heads}, self.canary)


def only_head(answer: Answer) -> Handler:
    async def head_of(conn: Conn) -> bytes:
        data = answer if isinstance(answer, bytes) else await answer(conn)
        return (data or b"").partition(b"\r\n\r\n")[0] + b"\r\n\r\n"

    return head_of


def bomb(megabytes: int) -> bytes:
    """A page of so many megabytes, packed to a thousandth of that."""
    packer, blanks = zlib.compressobj(wbits=31), b" " * 2**20
    parts = [packer.compress(page().encode()), *(packer.compress(blanks) for _ in range(megabytes)), packer.flush()]
    return b"".join(parts)


OK = reply()
LOGIN = reply(200, page("Welcome back", "Log in to go on.", body="<form><input name=u><input type=password></form>"))
SHELL = reply(
    200,
    '<!doctype html><title>Console</title><div id="root"></div><script type="module" src="/app.js"></script>',
)
SOFT = reply(200, page("Page not found", "The page you are looking for does not exist. Try the start page."))
BOX = reply(200, page(body="<form action=/session><input name=u><input type=password><button>Log in</button></form>"))
ABOUT_404 = reply(200, page("404 Not Found", f"This is what a server says of a page that it does not have. {WORDS}"))
BACK = {"/sso": redirect(302, "/page?seen"), "/page?seen": OK}
WAIT = page("Just a moment...", "Checking your browser", head="<script>window._cf_chl_opt={cType:'managed'}</script>")


def challenge(status: int) -> bytes:
    return reply(status, WAIT, "Server: cloudflare", "cf-mitigated: challenge")


def challenged(status: int) -> Case:
    return Case(f"Cloudflare challenge, {status}", UNPROVEN, challenge(status), canary=challenge(status))


async def to_search(conn: Conn) -> bytes:
    """A redirect from any path to the search for its words."""
    return reply(301, "", f"Location: /search?q={conn.request.path.rpartition('/')[2]}")


async def onward(conn: Conn) -> bytes:
    return reply(301, "", f"Location: {conn.request.path}x")


SEARCH = reply(200, page("Search", f"Eight articles. {WORDS}"))
SEARCHED_IN_VAIN = reply(200, page("Search", "Nothing matches."))
STUB = "<!doctype html><title>Redirecting</title><script>location.replace('/gone' + location.hash)</script>"
DATA = reply(200, page(head='<script type="application/json">{"toc":[{"text":"Made","anchor":"made"}]}</script>'))
WIDE = "<meta charset=utf-16>"
TWICE_CHUNKED = chunked(page().encode()).replace(b"Transfer", b"Transfer-Encoding: chunked\r\nTransfer", 1)

CASES = (
    Case("healthy, 200", FINE, OK),
    Case("404", GONE, reply(404, page("Gone", WORDS))),
    Case("410", GONE, reply(410)),
    Case("301 to a live page", FINE, redirect(301, "/new"), {"/new": OK}),
    Case("301 to a 404", GONE, redirect(301, "/gone"), {"/gone": NOT_FOUND}),
    Case("302 to a live page", FINE, redirect(302, "/new"), {"/new": OK}),
    Case("302 to a login", UNPROVEN, redirect(302, "/login?next=/page"), {"/login": LOGIN}),
    Case("login form, 200", UNPROVEN, LOGIN),
    Case("one shell for every path, 200", UNPROVEN, SHELL, {"/robots.txt": SHELL}, SHELL),
    Case("'Page not found', 200", GONE | UNPROVEN, SOFT, canary=SOFT),
    challenged(403),
    challenged(503),
    challenged(404),
    Case("403", UNPROVEN, reply(403)),
    Case("429, Retry-After: 60", UNPROVEN, reply(429, "", "Retry-After: 60")),
    Case("401", UNPROVEN, reply(401, "", 'WWW-Authenticate: Basic realm="x"')),
    Case("503 once, then 200", FINE, turns(reply(503), OK)),
    Case("503 always", UNPROVEN, reply(503)),
    Case("#part is missing", GONE, OK, link="/page#no-such-part"),
    Case("#part is there", FINE, OK, link="/page#part"),
    Case("silence", UNPROVEN, then_silence(), head=then_silence()),
    Case("a body by drips", FINE | UNPROVEN, endless(head(), b"x", 0.5), head=head()),
    Case("a body without end", FINE | UNPROVEN, endless(head() + page().encode(), b" " * 65_536), head=head()),
    Case("a bomb of 1 GB", FINE | UNPROVEN, reply(200, bomb(1024), "Content-Encoding: gzip")),
    Case("a stranger's certificate", GONE | UNPROVEN, OK, stranger=True),
    Case("302 to 169.254.169.254", UNPROVEN, redirect(302, METADATA)),
    Case("a circle of redirects", GONE | UNPROVEN, redirect(302, "/b"), {"/b": redirect(302, "/page")}),
    Case("noise instead of HTTP", GONE | UNPROVEN, bytes(range(256)) * 40),
    Case("a page with a login box, 200", FINE, BOX),
    Case("a page about the error 404, 200", FINE, ABOUT_404),
    Case("302 to a login and back, 200", FINE, redirect(302, "/sso"), BACK),
    Case("301 to an address with a blank", FINE, redirect(301, "/a b"), {"/a%20b": OK}),
    Case("301 to an apostrophe", FINE, redirect(301, "/what's"), {"/what's": OK, "/what%27s": OK}),
    Case("301 to a query", FINE, redirect(301, "/article?id=12"), {"/article?id=12": OK, "/article": NOT_FOUND}),
    Case(
        "301 of any path to a search",
        UNPROVEN,
        to_search,
        {"/search": SEARCH, "/lost-key": to_search},
        to_search,
        link="/lost-key",
    ),
    Case(
        "any path is a search, 200", UNPROVEN, SEARCH, {"/lost-key": SEARCH}, canary=SEARCHED_IN_VAIN, link="/lost-key"
    ),
    Case("Refresh header to a 404, 200", GONE | UNPROVEN, reply(200, "", "Refresh: 0; url=/gone")),
    Case("a script sends on to a 404, 200", GONE | UNPROVEN, reply(200, STUB)),
    Case("#part is made from JSON", FINE | UNPROVEN, DATA, link="/page#made"),
    Case(
        "#part, charset=utf-16 in ASCII",
        FINE,
        reply(200, page().replace('<meta charset="utf-8">', WIDE), kind="text/html"),
        link="/page#part",
    ),
    Case("#part, Content-Encoding: none", FINE, reply(200, None, "Content-Encoding: none"), link="/page#part"),
    Case("Transfer-Encoding: identity", FINE | UNPROVEN, reply(200, None, "Transfer-Encoding: identity")),
    Case("Transfer-Encoding: chunked twice", FINE | UNPROVEN, TWICE_CHUNKED),
    Case("redirects without end", GONE | UNPROVEN, onward, {f"/page{'x' * n}": onward for n in range(1, 99)}),
    Case("an answer after 9 s", FINE, after(9, OK), head=after(9, head())),
)
