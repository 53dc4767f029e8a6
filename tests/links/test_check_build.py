"""The lines of a build's link check, with servers on this machine and without MkDocs."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from links.build import check_build
from links.cache import Cache
from links.registry import RegistryFile
from links.report import Report
from links.settings import Mode
from tests.links.test_registry import LINK
from tests.links.trap_case import Traps
from tests.links.trap_replies import page, redirect, reply, then_silence
from tests.links.trap_server import NOT_FOUND, Answer, TrapServer

pytest_plugins = ["tests.links.trap_fixtures"]

NAMES = ("/a", "/b", "/c")


class Build:
    """A registry of three links to one server, each used once, and the cache that its builds share."""

    def __init__(self, traps: Traps, folder: Path, answers: Mapping[str, Answer] | Answer, **options: Answer) -> None:
        paths = answers if isinstance(answers, Mapping) else dict.fromkeys(NAMES, answers)
        self.server: TrapServer = traps.serve(paths, **options)
        text = "".join(LINK.format(id=path[1:], url=self.server.url(path), looked="2026-11-01") for path in NAMES)
        (folder / "links.yml").write_text(f"hosts: ['localhost:{self.server.port}']\nlinks:\n{text}", encoding="utf-8")
        self.registry = RegistryFile(folder / "links.yml", root=folder)
        self.file = folder / "cache.json"

    @property
    def host(self) -> str:
        return f"localhost:{self.server.port}"

    def run(self, mode: Mode = Mode.ON, *, days: int = 0) -> Report:
        """The lines of a build so many days from now."""
        places = {self.server.url(path): [f"docs{path}.md:1:1"] for path in NAMES}
        now = datetime.now(UTC) + timedelta(days=days)
        outcome = check_build(places, self.registry, Cache(self.file), mode, now)
        return Report(
            outcome.warnings, outcome.aged, [line for line in outcome.notes if "nobody has looked" not in line]
        )


def test_servers_that_refuse_robots_are_one_line_a_host(traps: Traps, tmp_path: Path) -> None:
    build = Build(traps, tmp_path, reply(403))
    assert build.run() == Report(
        [],
        [],
        [
            "3 links checked: 3 refuse robots.",
            f"{build.host} refuses robots (3 links: HTTP 403). Look at them in a browser.",
        ],
    )


def test_a_login_wall_is_one_line_a_host_and_no_advice(traps: Traps, tmp_path: Path) -> None:
    login = reply(200, "<form><input type=password></form>")
    answers = {**dict.fromkeys(NAMES, redirect(301, "/auth/log-in")), "/auth/log-in": login}
    build = Build(traps, tmp_path, answers)
    line = f"{build.host} does not say whether a page is there (3 links: leads to a login). Look at them in a browser."
    assert build.run() == Report([], [], ["3 links checked: 3 prove nothing.", line])


def test_an_application_that_answers_200_to_everything_proves_nothing(traps: Traps, tmp_path: Path) -> None:
    shell = reply(200, "<div id=root></div>")
    outcome = Build(traps, tmp_path, shell, canary=shell).run()
    assert outcome.warnings == []
    assert "(3 links: a made-up page gets the same answer)" in outcome.notes[1]


def test_an_outage_is_told_and_after_three_days_each_link(traps: Traps, tmp_path: Path) -> None:
    build = Build(traps, tmp_path, reply(503))
    told = ["3 links checked: 3 unreachable.", f"{build.host} could not be reached (3 links): HTTP 503."]
    assert build.run() == Report([], [], told)
    later = build.run(days=4)
    assert len(later.aged) == 3
    assert all(" could not be reached since 20" in line for line in later.aged)


def test_servers_that_hang_cost_no_more_than_the_ceiling(traps: Traps, tmp_path: Path) -> None:
    traps.set(CEILING_SECONDS=0.5)
    assert Build(traps, tmp_path, then_silence()).run() == Report(
        [],
        [],
        [
            "3 links checked: 3 unreachable.",
            "the check stopped at its limit: 3 links got no answer within the 0.5 s of the whole check.",
        ],
    )


def test_a_host_that_limits_the_rate_is_asked_once_a_link(traps: Traps, tmp_path: Path) -> None:
    build = Build(traps, tmp_path, reply(429, "slow down", "Retry-After: 60"))
    (line,) = build.run().notes[1:]
    assert "refuses robots (3 links: HTTP 429)" in line
    assert build.server.asked == dict.fromkeys(NAMES, 1)


def test_a_challenge_ends_all_questions_to_a_host(traps: Traps, tmp_path: Path) -> None:
    build = Build(traps, tmp_path, reply(403, "", "cf-mitigated: challenge"))
    (line,) = build.run().notes[1:]
    assert "refuses robots" in line
    assert len(build.server.requests) == 1


def test_a_certificate_of_a_stranger_is_told_and_stops_no_build(traps: Traps, tmp_path: Path) -> None:
    trustme.CA().cert_pem.write_to_path(str(tmp_path / "other.pem"))
    traps.monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "other.pem"))
    build = Build(traps, tmp_path, reply())
    outcome = build.run()
    assert (outcome.warnings, build.server.requests) == ([], [])
    assert "could not be reached (3 links): its certificate cannot be trusted" in outcome.notes[1]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("SSL_CERT_FILE", "no-such.pem", "SSL_CERT_FILE is 'no-such.pem': No such file or directory."),
        ("LINKCHECK_PRIVATE", "allow", "LINKCHECK_PRIVATE is 'allow'"),
        ("HTTPS_PROXY", "socks5://localhost:1", "HTTPS_PROXY is not the address of an HTTP proxy."),
        ("SITE_URL", "https://a b/", "SITE_URL is no address of a website"),
    ],
)
def test_a_setting_that_makes_asking_impossible_is_one_line(
    traps: Traps, tmp_path: Path, name: str, value: str, words: str
) -> None:
    traps.monkeypatch.setenv(name, value)
    outcome = Build(traps, tmp_path, reply()).run()
    assert outcome.warnings == []
    assert len([line for line in outcome.notes if f"links could not be checked: {words}" in line]) == 1


def test_names_that_a_proxy_on_this_machine_makes_up_are_one_line(
    traps: Traps, tmp_path: Path, names: dict[str, str]
) -> None:
    names["localhost"] = "198.18.0.7"
    build = Build(traps, tmp_path, reply())
    told = (
        f"3 links could not be asked. {build.host}: its name leads to 198.18.0.7, which is no public address. "
        "If your proxy or VPN makes it up, set LINKCHECK_PRIVATE=198.18.0.0/15."
    )
    for days in (0, 4, 9):
        assert build.run(days=days) == Report([], [], ["3 links checked: 3 unreachable.", told])
    del names["localhost"]  # mended: at once it is asked
    assert build.run().notes == ["3 links checked: 3 ok."]


def test_a_new_address_is_told_whole_also_from_the_cache(traps: Traps, tmp_path: Path) -> None:
    answers = {
        "/a": redirect(301, "/article?id=12"),
        "/article?id=12": reply(200, page("Twelve")),
        "/article": NOT_FOUND,
    }
    build = Build(traps, tmp_path, {**answers, "/b": reply(), "/c": reply()})
    told = f"'a' has moved to {build.server.url('/article?id=12')}. Put that into links.yml:4."
    assert build.run().notes == ["3 links checked: 2 ok, 1 moved.", told]
    assert build.run().notes == ["3 links checked (3 from the cache): 2 ok, 1 moved.", told]


@pytest.mark.parametrize("mode", [Mode.OFF, Mode.CACHE])
def test_the_mode_says_how_much_is_asked(traps: Traps, tmp_path: Path, mode: Mode) -> None:
    build = Build(traps, tmp_path, reply())
    outcome = build.run(mode)
    assert (outcome.warnings, build.server.requests) == ([], [])
    assert not any("checked" in line for line in outcome.notes)  # of what nobody asked nothing is said


def test_without_a_network_there_is_one_line(traps: Traps, tmp_path: Path) -> None:
    build = Build(traps, tmp_path, reply())
    traps.loop.run(build.server.stop())
    assert build.run() == Report([], [], ["no network: 3 links not checked (Connection refused)."])
