"""A proxy between us and the servers: obeyed where it is set, told nothing that it need not know, and not trusted."""

import pytest

from tests.links.trap_case import Traps
from tests.links.trap_replies import endless, head, redirect, reply, then_reset, then_silence
from tests.links.trap_server import Answer, TrapServer, connect_proxy

pytest_plugins = ["tests.links.trap_fixtures"]


@pytest.fixture
def wishes() -> list[str]:
    return []


@pytest.fixture
def proxy(traps: Traps, wishes: list[str]) -> TrapServer:
    proxy = traps.raw(connect_proxy(wishes))
    traps.monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
    traps.monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
    return proxy


def test_a_proxy_is_asked_for_names_that_only_it_knows(traps: Traps, proxy: TrapServer, wishes: list[str]) -> None:
    server = traps.serve({"/page": reply(), "/old": redirect(301, "/page")})
    urls = [server.url(path, "far.trap.test") for path in ("/page", "/old", "/gone?token=x")]
    assert traps.verdicts(*urls) == ["ok", "moved", "dead"]
    assert set(wishes) == {f"CONNECT far.trap.test:{server.port}"}


def test_the_setting_in_lower_case_counts(traps: Traps, proxy: TrapServer, wishes: list[str]) -> None:
    traps.monkeypatch.delenv("HTTPS_PROXY")
    traps.monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{proxy.port}")
    assert traps.verdicts(traps.serve(reply()).url("/page", "far.trap.test")) == ["ok"]
    assert wishes


@pytest.mark.parametrize("exempt", ["near.trap.test", ".trap.test", "*", "x.test, near.trap.test"])
def test_no_proxy_goes_straight(
    traps: Traps, proxy: TrapServer, wishes: list[str], names: dict[str, str], exempt: str
) -> None:
    names["near.trap.test"] = "127.0.0.1"
    traps.monkeypatch.setenv("NO_PROXY", exempt)
    assert traps.verdicts(traps.serve(reply()).url("/page", "near.trap.test")) == ["ok"]
    assert wishes == []


BAD: dict[str, Answer] = {
    "wants a password": b"HTTP/1.1 407 Who?\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n",
    "cannot reach it": b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n",
    "says it is gone": b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
    "refuses": b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n",
    "redirects": b"HTTP/1.1 302 Found\r\nLocation: http://portal.test/login\r\nContent-Length: 0\r\n\r\n",
    "challenges": reply(403, "<title>Just a moment...</title>", "cf-mitigated: challenge"),
    "is no proxy": b"SSH-2.0-OpenSSH_9.6\r\n",
    "closes": b"",
    "resets": then_reset(),
    "is silent": then_silence(),
    "is silent after its word": then_silence(b"HTTP/1.1 200 OK\r\n\r\n"),
    "drips": endless(b"HTTP/1.1 200 O", b"K", 0.05),
    "has headers without end": endless(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
    "answers in place of the server": head(200) + reply(),
    "speaks with terminal codes": b"HTTP/1.1 502 \x1b[31mBad\r\n\r\n",
}


def test_a_bad_proxy_is_no_word_on_the_page(traps: Traps) -> None:
    hosts = {f"{name.replace(' ', '-')}.trap.test": answer for name, answer in BAD.items()}

    async def speak(conn):  # type: ignore[no-untyped-def]
        wish = (await conn.reader.readuntil(b"\r\n\r\n")).decode()
        answer = hosts[wish.split()[1].partition(":")[0]]
        return answer if isinstance(answer, bytes) else await answer(conn)

    traps.set(REQUEST_SECONDS=0.8, CONNECT_SECONDS=0.8, AT_ONCE=len(hosts))
    traps.monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{traps.raw(speak).port}")
    found = traps.verdicts(*(f"https://{host}/{path}" for host in hosts for path in "ab"))
    assert found == ["unreachable"] * 2 * len(hosts)


def test_a_proxy_that_takes_no_connection_is_no_network(traps: Traps) -> None:
    traps.monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    assert traps.verdicts(traps.serve(reply()).url(), "https://far.trap.test/") == ["offline"] * 2


def test_the_proxy_is_not_a_way_into_private_networks(traps: Traps, proxy: TrapServer, wishes: list[str]) -> None:
    places = {
        "/metadata": "http://169.254.169.254/latest/meta-data/",
        "/secure": "https://169.254.169.254/latest/meta-data/",
        "/neighbor": "https://127.0.0.2/",
        "/six": "https://[fd00::1]/",
        "/mapped": "https://[::ffff:10.0.0.1]/",
        "/number": "http://2130706434/",
        "/short": "http://10.1/",
    }
    server = traps.serve({path: redirect(302, place) for path, place in places.items()})
    urls = [server.url(path, "far.trap.test") for path in places]
    assert (
        traps.verdicts(*urls, "https://10.0.0.1/", "https://127.0.0.2/x") == ["inconclusive"] * 7 + ["unreachable"] * 2
    )
    assert set(wishes) == {f"CONNECT far.trap.test:{server.port}"}


def test_a_strangers_certificate_behind_a_proxy_is_not_trusted(traps: Traps, proxy: TrapServer) -> None:
    server = traps.serve(reply(), context=traps.certificate("elsewhere.test"))
    assert traps.verdicts(server.url("/page", "far.trap.test")) == ["unreachable"]
    assert server.requests == []


def test_the_password_of_a_proxy_is_for_the_proxy_alone(traps: Traps, proxy: TrapServer) -> None:
    traps.monkeypatch.setenv("HTTPS_PROXY", f"http://user:hunter2@127.0.0.1:{proxy.port}")
    server = traps.serve(reply())
    (finding,) = traps.check(server.url("/page", "far.trap.test"))
    assert finding.verdict == "ok"
    assert not [request for request in server.requests if request.header("Proxy-Authorization")]
    traps.monkeypatch.setenv("HTTPS_PROXY", "http://user:hunter2@127.0.0.1:1")
    (finding,) = traps.check(server.url("/page", "far.trap.test"))
    assert "hunter2" not in f"{finding}"


@pytest.mark.parametrize(
    "setting", ["nonsense", "http://", "http://[::1", "socks5://127.0.0.1:1", "http://a b:1", "://"]
)
def test_a_proxy_setting_that_is_none_is_survived_or_said(traps: Traps, setting: str) -> None:
    from links.settings import SettingError

    traps.set(CONNECT_SECONDS=1)
    traps.monkeypatch.setenv("HTTPS_PROXY", setting)
    try:
        assert set(traps.verdicts("https://far.trap.test/")) <= {"offline", "unreachable"}
    except SettingError as error:
        assert "PROXY" in str(error).upper()
