"""Redirects: where they may lead, what the end of one proves, and where nothing is ever asked."""

import pytest

from links.address import fault
from links.browser_url import writable
from tests.links.trap_case import Rows, Trap, Traps, table
from tests.links.trap_replies import WORDS, endless, head, page, redirect, reply, then_silence, turns
from tests.links.trap_server import NOT_FOUND, Answer, Conn

pytest_plugins = ["tests.links.trap_fixtures"]

HUGE = "Content-Length: 10737418240"
NEW = {"/new": reply()}
HOME = {"/home": reply(200, page("Home"))}
BY_WAY = {"/b": redirect(301, "/home"), **HOME}
CIRCLE = {"/b": redirect(301, "/c"), "/c": redirect(301, "/b")}
LOGIN = page("Welcome back", "Enter your password", body='<form><input type="password" name="p"></form>')


def chain(count: int, status: int = 301) -> dict[str, object]:
    """As many redirects, and then a page."""
    steps: dict[str, object] = {f"/{n}": redirect(status, f"/{n + 1}") for n in range(count)}
    return steps | {f"/{count}": reply()}


async def onward(conn: Conn) -> bytes:
    """A redirect to a longer address, for ever."""
    return reply(301, "", f"Location: {conn.request.path}x")


async def to_home_from_anywhere(conn: Conn) -> bytes:
    return reply(301, "", "Location: /home")


@table(
    Trap("301", redirect(301, "/new"), "moved", also=NEW),
    Trap("308", redirect(308, "/new"), "moved", also=NEW),
    Trap("302", redirect(302, "/new"), "ok", also=NEW),
    Trap("303", redirect(303, "/new"), "ok", also=NEW),
    Trap("307", redirect(307, "/new"), "ok", also=NEW),
    Trap("301, then 302", redirect(301, "/b"), "ok", also={"/b": redirect(302, "/new"), **NEW}),
    Trap("302, then 301", redirect(302, "/b"), "ok", also={"/b": redirect(301, "/new"), **NEW}),
    Trap("301, then 308", redirect(301, "/b"), "moved", also={"/b": redirect(308, "/new"), **NEW}),
    Trap("relative", redirect(301, "new"), "moved", also=NEW),
    Trap("relative with dots", redirect(301, "./x/../new"), "moved", also=NEW),
    Trap("above the root", redirect(301, "../../../new"), "moved", also=NEW),
    Trap("absolute", redirect(301, "HERE/new"), "moved", also=NEW),
    Trap("in capitals", redirect(301, "HTTPS://LOCALHOST:PORT/new"), "moved", also=NEW),
    Trap("a body without end", endless(head(301, "Location: /new"), b"x" * 9999), "moved", also=NEW),
    Trap("a body of 10 GB", then_silence(head(301, "Location: /new", HUGE)), "moved", also=NEW),
    Trap("a body that is no gzip", reply(301, "x", "Location: /new", "Content-Encoding: gzip"), "moved", also=NEW),
    Trap("blanks around it", redirect(301, " \t /new \t"), "moved", also=NEW),
    Trap("Refresh as well", redirect(301, "/new", "Refresh: 0; url=/x"), "moved", also=NEW),
)
def test_a_redirect_that_leads_to_a_page(traps: Traps, rows: Rows) -> None:
    for trap, server, finding in traps.spring(*rows):
        assert finding.final_url == server.url("/new"), trap.name


@table(
    Trap("301 to gone", redirect(301, "/no"), "dead"),
    Trap("308 and 301 to gone", redirect(308, "/b"), "dead", also={"/b": redirect(301, "/no")}),
    Trap("301 to 410", redirect(301, "/b"), "dead", also={"/b": reply(410)}),
    Trap("302 to gone", redirect(302, "/no"), "inconclusive"),
    Trap("307 to gone", redirect(307, "/no"), "inconclusive"),
    Trap("301 and 302 to gone", redirect(301, "/b"), "inconclusive", also={"/b": redirect(302, "/no")}),
    Trap("302 and 301 to gone", redirect(302, "/b"), "inconclusive", also={"/b": redirect(301, "/no")}),
    Trap("301 to a refusal", redirect(301, "/b"), "blocked", also={"/b": reply(403)}),
    Trap("301 to trouble", redirect(301, "/b"), "unreachable", also={"/b": reply(500)}),
    Trap("301 to a name nobody has", redirect(301, "https://name.invalid/"), "unreachable inconclusive"),
    Trap("301 to a closed port", redirect(301, "https://localhost:1/"), "unreachable inconclusive"),
    Trap("301 to a page that says so", redirect(301, "/b"), "inconclusive", also={"/b": reply(200, page("404"))}),
)
def test_a_redirect_that_leads_to_no_page(traps: Traps, rows: Rows) -> None:
    traps.spring(*rows)


@table(
    Trap("no Location", reply(301), "inconclusive"),
    Trap("no Location and a page", reply(302, page()), "inconclusive"),
    Trap("an empty Location", redirect(301, ""), "inconclusive"),
    Trap("a blank Location", redirect(301, "  "), "inconclusive"),
    Trap("not modified", reply(304, "", "Location: /new"), "inconclusive", also=NEW),
    Trap("multiple choices", reply(300, page(), "Location: /new"), "inconclusive", also=NEW),
    Trap("no URL", redirect(301, "https://[::1"), "inconclusive"),
    Trap("no port", redirect(301, "https://localhost:port/"), "inconclusive"),
    Trap("a port too high", redirect(301, "https://localhost:99999/"), "inconclusive"),
    Trap("no host but a step", redirect(301, "https:///new"), "inconclusive unreachable"),
    Trap("script", redirect(301, "javascript:alert(1)"), "inconclusive"),
    Trap("a file", redirect(301, "file:///etc/passwd"), "inconclusive"),
    Trap("a file of a server", redirect(302, "ftp://localhost/x"), "inconclusive"),
    Trap("data", redirect(302, "data:text/html,<h1>Hi</h1>"), "inconclusive"),
    Trap("a mail address", redirect(302, "mailto:a@b.test"), "inconclusive"),
    Trap("a socket", redirect(302, "wss://localhost/x"), "inconclusive"),
    Trap("a scheme nobody has", redirect(302, "tg://resolve?domain=x"), "inconclusive"),
    Trap("gopher", redirect(302, "gopher://127.0.0.1:6379/_FLUSHALL"), "inconclusive"),
    Trap("a user and a password", redirect(301, "https://user:hunter2@localhost:PORT/new"), "inconclusive", also=NEW),
    Trap("a user", redirect(301, "https://openai.com@localhost:PORT/new"), "inconclusive", also=NEW),
    Trap("itself", redirect(301, "/page"), "inconclusive"),
    Trap("itself with a fragment", redirect(301, "#x"), "inconclusive"),
    Trap("a circle of two", redirect(301, "/b"), "inconclusive", also={"/b": redirect(302, "/page")}),
    Trap("a circle further on", redirect(301, "/b"), "inconclusive", also=CIRCLE),
    Trap("ever longer", onward, "inconclusive", also={f"/page{'x' * n}": onward for n in range(1, 99)}),
    Trap("eleven", redirect(301, "/0"), "inconclusive", also=chain(10)),  # type: ignore[arg-type]
    Trap("eleven temporary ones", redirect(302, "/0"), "inconclusive", also=chain(10, 302)),  # type: ignore[arg-type]
    Trap("ten", redirect(301, "/0"), "moved", also=chain(9)),  # type: ignore[arg-type]
)
def test_a_redirect_that_leads_nowhere(traps: Traps, rows: Rows) -> None:
    for trap, server, _ in traps.spring(*rows):
        assert server.asked.total() <= 12, trap.name
        assert trap.name == "ten" or not server.asked["/new"], trap.name


@table(
    Trap("a blank in it", redirect(301, "/new page"), "moved inconclusive", also={"/new%20page": reply()}),
    Trap("a tab in it", redirect(301, "/n\tew"), "moved inconclusive unreachable", also=NEW),
    Trap("UTF-8", redirect(301, "/né"), "moved inconclusive", also={"/n%C3%A9": reply()}),
    Trap("Latin-1", redirect(301, "/n\udce9"), "moved inconclusive dead", also={"/n%C3%A9": reply(), "/n%E9": reply()}),
    Trap("percents that mean nothing", redirect(301, "/%zz%"), "moved inconclusive dead unreachable"),
    Trap("100 KB", redirect(301, "/" + "x" * 100_000), "unreachable inconclusive"),
    Trap("30 KB", redirect(301, "/" + "x" * 30_000), "unreachable inconclusive dead"),
    Trap("two of them", redirect(301, "/new", "Location: /other"), "unreachable inconclusive moved", also=NEW),
    Trap("a foreign name", redirect(301, "https://bücher.invalid/"), "unreachable inconclusive"),
    Trap("a name too long", redirect(301, f"https://{'a' * 300}.test/"), "unreachable inconclusive"),
    Trap("a name of dots", redirect(301, "https://..../"), "unreachable inconclusive"),
    Trap("NUL", redirect(301, "/a\0b"), "unreachable inconclusive"),
    Trap("an octal number", redirect(301, "https://0177.0.0.2/"), "unreachable inconclusive"),
    Trap("backslashes", redirect(301, "/\\127.0.0.2/x"), "unreachable inconclusive dead"),
    Trap("a quarter of a slash", redirect(301, "https:/new"), "unreachable inconclusive moved dead", also=NEW),
)
def test_an_odd_location_is_survived(traps: Traps, rows: Rows) -> None:
    traps.spring(*rows)


@pytest.mark.parametrize("location", ["/new%0d%0aX-Evil:%201", "/new?a=%0d%0aX-Evil:%201", "/new\rX-Evil: 1"])
def test_a_location_adds_no_header(traps: Traps, location: str) -> None:
    server = traps.serve({"/page": redirect(301, location), **NEW})
    traps.check(server.url())
    assert not [request for request in server.requests if request.header("X-Evil")]


MOVED_TO = {
    "a blank": ("/a b", "/a%20b", "/a%20b"),
    "an apostrophe": ("/what's-new", "/what's-new", "/what%27s-new"),
    "a bar and brackets": ("/a?x=[1]|{2}", "/a", "/a?x=[1]%7C%7B2%7D"),
    "a hat and a bar": ("/a^b|c", "/a%5Eb|c", "/a%5Eb%7Cc"),
    "quotes in a query": ("/a?x='1'&y=\"2\"", "/a", "/a?x=%271%27&y=%222%22"),
    "a host in capitals": ("https://LOCALHOST:PORT/new", "/new", "/new"),
    "a query": ("/article?id=12", "/article?id=12", "/article?id=12"),
    "a query and a fragment": ("/article?id=12&page=2#part", "/article?id=12&page=2", "/article?id=12&page=2#part"),
    "letters": ("/né", "/n%C3%A9", "/n%C3%A9"),
    "dots, one of them escaped": ("/x/%2e%2E/./new", "/new", "/new"),
    "backslashes": ("\\\\localhost:PORT\\new", "/new", "/new"),
    "its scheme without slashes": ("https:/new", "/new", "/new"),
    "a line of two": ("/n\tew", "/new", "/new"),
}


def test_a_new_address_is_written_as_a_browser_writes_it_and_may_be_registered(traps: Traps) -> None:
    rows = [
        Trap(name, redirect(301, location), "moved", also={asked: reply(), writable(asked): reply()})
        for name, (location, asked, _) in MOVED_TO.items()
    ]
    for trap, server, finding in traps.spring(*rows):
        _, asked, advised = MOVED_TO[trap.name]
        assert finding.final_url == server.url(advised), trap.name
        assert fault(finding.final_url, {f"localhost:{server.port}"}) is None
        assert server.asked[asked] or "?" in advised


def search(text: str) -> bytes:
    return reply(200, page("Search", text))


FOUND, NOTHING = search(WORDS), search("Nothing matches.")


async def by_slug(conn: Conn) -> bytes:
    """A redirect from any slug to the search for it."""
    return reply(301, "", f"Location: /search?q={conn.request.path.rpartition('/')[2]}")


async def by_slug_for_now(conn: Conn) -> bytes:
    return reply(302, "", f"Location: /search?q={conn.request.path.rpartition('/')[2]}")


async def by_tag(conn: Conn) -> bytes:
    return reply(301, "", f"Location: /tag/{conn.request.path.rpartition('/')[2]}/")


async def to_any(conn: Conn) -> bytes:
    """Whatever is sought is found, in other words each time."""
    return reply(200, page("Topics", f"{len(conn.server.requests) * 'Some other words. '} {conn.request.path}"))


ANY = {"/search": FOUND}


@table(
    Trap("a search for good", by_slug, "inconclusive", by_slug, also=ANY),
    Trap("a search for now", by_slug_for_now, "inconclusive", by_slug_for_now, also=ANY),
    Trap("a search that answers 404 to nothing", by_slug, "inconclusive", NOT_FOUND, also=ANY),
    Trap("a search of WordPress", redirect(301, "/?s=lost+key"), "inconclusive", link="/lost-key", also={"/": FOUND}),
    Trap("a step of a search", redirect(301, "/search/page"), "inconclusive", also={"/search/page": FOUND}),
    Trap("results of a search", redirect(301, "/suche?x=1"), "inconclusive", also={"/suche": FOUND}),
    Trap("a query in the fragment", redirect(301, "/find#q=page"), "inconclusive", also={"/find": FOUND}),
    Trap(
        "the same page, another query",
        redirect(301, "/x?n=1"),
        "inconclusive",
        redirect(301, "/x?n=2"),
        also={"/x": to_any},
    ),
    Trap("a search that is linked to", reply(), "ok", link="/search?q=key"),
    Trap("an article about searches", redirect(301, "/blog/search"), "moved", also={"/blog/search": reply()}),
    Trap("a query with an id", redirect(301, "/article?id=12"), "moved", also={"/article": reply()}),
    Trap("an address good for once", redirect(301, "/b?t=1"), "inconclusive", also={"/b": turns(reply(), NOT_FOUND)}),
    Trap("a page for log-ins", redirect(301, "/u/sign_in"), "inconclusive", also={"/u/sign_in": reply()}),
)
def test_no_search_and_no_log_in_is_a_new_address(traps: Traps, rows: Rows) -> None:
    traps.spring(*rows)


def test_a_redirect_for_any_slug_proves_nothing(traps: Traps) -> None:
    class Tags(dict[str, Answer]):
        """Every tag has a page."""

        def get(self, path: str, _: object = None) -> Answer:  # type: ignore[override]
            return to_any if path.startswith("/tag/") else by_tag

    assert traps.verdicts(traps.serve(Tags(), canary=tag_or_page).url("/lost-key")) == ["inconclusive"]


async def tag_or_page(conn: Conn) -> bytes:
    return await (to_any if conn.request.path.startswith("/tag/") else by_tag)(conn)


def test_a_move_keeps_the_fragment(traps: Traps) -> None:
    server = traps.serve({"/page": redirect(301, "/new"), "/old": redirect(301, "/new#part"), **NEW})
    own, theirs, gone = traps.check(*(server.url(path) for path in ("/page#part", "/old", "/page#no")))
    assert [it.verdict for it in (own, theirs, gone)] == ["moved", "moved", "dead"]
    assert (own.final_url, theirs.final_url) == (server.url("/new#part"), server.url("/new#part"))


@pytest.mark.parametrize("secure", [True, False])
@pytest.mark.parametrize(("status", "expected"), [(301, "moved"), (302, "ok")])
def test_another_host_may_be_the_end(traps: Traps, secure: bool, status: int, expected: str) -> None:
    other = traps.serve(NEW, secure=secure)
    server = traps.serve(redirect(status, other.url("/new")))
    (finding,) = traps.check(server.url())
    assert (finding.verdict, finding.final_url) == (expected, other.url("/new"))


@table(
    Trap("all go home for good", redirect(301, "/home"), "inconclusive", redirect(301, "/home"), also=HOME),
    Trap("all go home", redirect(302, "/home"), "inconclusive", redirect(302, "/home"), also=HOME),
    Trap("the page for good, the rest not", redirect(301, "/home"), "inconclusive", redirect(302, "/home"), also=HOME),
    Trap("all go home, it by way", redirect(301, "/b"), "inconclusive", redirect(302, "/home"), also=BY_WAY),
    Trap("the rest goes home", reply(), "ok", redirect(302, "/home"), also=HOME),
    Trap("it moves, the rest goes home", redirect(301, "/new"), "moved", redirect(302, "/home"), also=NEW | HOME),
    Trap("the rest goes to a 410", reply(), "ok", redirect(302, "/gone"), also={"/gone": reply(410)}),
)
def test_a_redirect_proves_something_when_a_made_up_path_goes_elsewhere(traps: Traps, rows: Rows) -> None:
    traps.spring(*rows)


def test_a_login_page_says_nothing_of_the_page_behind_it(traps: Traps) -> None:
    welcome = reply(200, page("Welcome back"))
    paths = ("/login", "/log-in", "/signin", "/en/sign-in?a=/x", "/sso", "/oauth/a", "/authorize")
    traps.spring(
        *(
            Trap(f"{status} {path}", redirect(status, path), "inconclusive", also={path.split("?")[0]: welcome})
            for path in paths
            for status in (301, 302)
        )
    )


def test_a_host_for_logins_says_nothing_either(traps: Traps, names: dict[str, str]) -> None:
    hosts = ("auth.trap.test", "login.trap.test", "accounts.trap.test", "sso.trap.test")
    names |= dict.fromkeys(hosts, "127.0.0.1")
    other = traps.serve({"/u": reply()})
    traps.spring(*(Trap(host, redirect(302, other.url("/u", host)), "inconclusive") for host in hosts))


@table(
    Trap("an article about logins", redirect(301, "/blog/login-tips"), "moved", also={"/blog/login-tips": reply()}),
    Trap("an article on authorization", redirect(301, "/authorized"), "moved", also={"/authorized": reply()}),
    Trap("a page that asks for a password", reply(200, LOGIN), "inconclusive"),
    Trap("a login page that is linked to", reply(200, LOGIN), "ok", link="/login"),
    Trap("one that is linked to, in a folder", reply(200, LOGIN), "ok", link="/en/sign-in"),
    Trap("a 401 with a page", reply(401, LOGIN), "inconclusive"),
    Trap("a password field without quotes", reply(200, page(body="<INPUT TYPE=Password>")), "inconclusive"),
    Trap("one that is explained", reply(200, page(body='<code>&lt;input type="password"&gt;</code>')), "ok"),
    Trap("one in a comment", reply(200, page(body='<!-- <input type="password"> -->')), "ok"),
)
def test_what_counts_as_a_login_page(traps: Traps, rows: Rows) -> None:
    traps.spring(*rows)


FORBIDDEN = [
    "127.0.0.2",
    "127.1.2.3",
    "10.0.0.1",
    "192.168.1.1",
    "172.16.0.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "168.63.129.16",
    "[::ffff:10.0.0.1]",
    "[::ffff:127.0.0.2]",
    "[::ffff:a9fe:a9fe]",
    "[fd00::1]",
    "[fe80::1]",
    "[fe80::1%25lo]",
    "[fd00:ec2::254]",
    "[::]",
    "[64:ff9b::a00:1]",
    "[2002:a00:1::]",
    "[::127.0.0.2]",
    "0x7f000002",
    "0x7f.0.0.2",
    "2130706434",
    "127.2",
    "10.1",
    "0",
    "224.0.0.1",
    "255.255.255.255",
    "240.0.0.1",
    "192.0.0.192",
    "198.18.0.1",
]


def test_no_redirect_leads_into_a_private_network(traps: Traps, dialed: list[tuple[object, ...]]) -> None:
    targets = [f"{scheme}://{host}:8080/latest/meta-data/" for host in FORBIDDEN for scheme in ("http", "https")]
    server = traps.serve({f"/{number}": redirect(302, target) for number, target in enumerate(targets)})
    found = traps.verdicts(*(server.url(f"/{number}") for number in range(len(targets))))
    assert dict(zip(targets, found, strict=True)) == dict.fromkeys(targets, "inconclusive")
    assert {address[:2] for address in dialed} == {("127.0.0.1", server.port)}


def test_no_link_leads_into_a_private_network(traps: Traps, dialed: list[tuple[object, ...]]) -> None:
    server = traps.serve(reply())
    links = [f"https://{host}:8080/x" for host in FORBIDDEN if "%" not in host]
    *found, fine = traps.verdicts(*links, server.url())
    assert dict(zip(links, found, strict=True)) == dict.fromkeys(links, "unreachable")
    assert fine == "ok"
    assert {address[:2] for address in dialed} == {("127.0.0.1", server.port)}


@pytest.mark.parametrize("status", [301, 302])
def test_the_neighbor_is_not_even_connected_to(traps: Traps, names: dict[str, str], status: int) -> None:
    names["inside.trap.test"] = "127.0.0.2"
    neighbor = traps.serve(reply(), host="127.0.0.2")
    server = traps.serve(
        {
            "/number": redirect(status, neighbor.url("/page", "127.0.0.2")),
            "/name": redirect(status, neighbor.url("/page", "inside.trap.test")),
            "/deep": redirect(status, "/number"),
        }
    )
    paths = ("/number", "/name", "/deep")
    own = [neighbor.url("/page", "127.0.0.2"), neighbor.url("/page", "inside.trap.test")]
    assert traps.verdicts(*map(server.url, paths), *own) == ["inconclusive"] * 3 + ["unreachable"] * 2
    assert neighbor.connections == 0


def test_a_name_that_changes_its_address_between_two_looks(traps: Traps, names: dict[str, str]) -> None:
    neighbor = traps.serve(reply(), host="127.0.0.2")

    async def change(conn: Conn) -> bytes:
        names["both.trap.test"] = "127.0.0.2"
        return reply(302, "", f"Location: {neighbor.url('/page', 'both.trap.test')}")

    names["both.trap.test"] = "127.0.0.1"
    server = traps.serve(change)
    traps.check(server.url("/page", "both.trap.test"))
    assert neighbor.connections == 0


def test_without_the_setting_this_machine_is_private_too(traps: Traps) -> None:
    traps.monkeypatch.delenv("LINKCHECK_PRIVATE")
    server = traps.serve(reply())
    assert traps.verdicts(server.url(), server.url("/page", "127.0.0.1")) in (["unreachable"] * 2, ["offline"] * 2)
    assert server.connections == 0


def test_an_end_that_is_not_found_is_said_to_be_so(traps: Traps) -> None:
    server = traps.serve({"/page": redirect(301, "/a"), "/a": redirect(308, "/b"), "/b": NOT_FOUND})
    (finding,) = traps.check(server.url())
    assert [hop.url for hop in finding.hops] == [server.url(path) for path in ("/page", "/a", "/b")]
    assert [hop.status for hop in finding.hops] == [301, 308, 404]
