from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from links import limits
from links.finding import Finding, Verdict
from links.guard import not_public
from links.registry import RegistryFile, old_looks, unused
from links.report import Report, report
from tests.links.test_registry import registry

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
URLS = [f"https://a.org/{name}" for name in ("x", "y", "z")]
PLACES = {url: ["docs/p.md:4:1"] for url in URLS}


def three(tmp_path: Path) -> RegistryFile:
    return registry(tmp_path, *((url[-1], url, "2026-11-01") for url in URLS))


def told(tmp_path: Path, *findings: tuple[str, Verdict, str, str], **since: datetime) -> Report:
    return report(
        [Finding(url, verdict, reason, NOW, final) for url, verdict, reason, final in findings],
        PLACES,
        three(tmp_path),
        since={URLS["xyz".index(name)]: start for name, start in since.items()},
        now=NOW,
    )


def test_a_dead_link_is_told_at_each_place_with_the_remedy(tmp_path: Path) -> None:
    places = {URLS[0]: ["docs/p.md:4:7", "docs/q.md:9:1"]}
    dead = Finding(URLS[0], Verdict.DEAD, "HTTP 404", NOW)
    outcome = report([dead], places, three(tmp_path), since={}, now=NOW)
    assert outcome.warnings == []
    assert outcome.aged == [
        f"{place}: 'x' leads to a page that is gone (HTTP 404): https://a.org/x. Put its new address into links.yml:4."
        for place in ("docs/p.md:4:7", "docs/q.md:9:1")
    ]


def test_a_move_is_a_note_that_names_the_new_address(tmp_path: Path) -> None:
    outcome = told(tmp_path, (URLS[0], Verdict.MOVED, "HTTP 301", "https://a.org/new"))
    assert (outcome.warnings, outcome.aged) == ([], [])
    assert outcome.notes == [
        "1 link checked: 1 moved.",
        "'x' has moved to https://a.org/new. Put that into links.yml:4.",
    ]


@pytest.mark.parametrize(
    "final", ["https://a.org/article?id=12", "https://a.org/n?x=a%20b&y#part", "https://a.org/what%27s"]
)
def test_a_new_address_is_told_whole(tmp_path: Path, final: str) -> None:
    outcome = told(tmp_path, (URLS[0], Verdict.MOVED, "HTTP 301", final))
    assert outcome.notes[1:] == [f"'x' has moved to {final}. Put that into links.yml:4."]


def test_names_that_a_proxy_makes_up_are_one_line_and_never_a_warning(tmp_path: Path) -> None:
    reasons = [not_public([address]) for address in ("198.18.0.5", "198.18.0.77", "198.18.0.5")]
    findings = [(url, Verdict.UNREACHABLE, reason, "") for url, reason in zip(URLS, reasons, strict=True)]
    outcome = told(tmp_path, *findings, x=NOW - timedelta(days=9), y=NOW - timedelta(days=9))
    assert outcome.warnings == []
    assert outcome.notes == [
        "3 links checked: 3 unreachable.",
        "3 links could not be asked. a.org: its name leads to 198.18.0.5, which is no public address. "
        "If your proxy or VPN makes it up, set LINKCHECK_PRIVATE=198.18.0.0/15.",
    ]
    mixed = [(URLS[0], Verdict.UNREACHABLE, not_public(["0.0.0.0"]), ""), *findings[1:]]
    mixed.append((URLS[0], Verdict.UNREACHABLE, not_public(["fd00::5"]), ""))
    (line,) = told(tmp_path, *mixed).notes[1:]
    assert line.endswith("set LINKCHECK_PRIVATE=198.18.0.0/15,fc00::/7.")


@pytest.mark.parametrize("final", ["http://a.org/new", "https://b.org/new", "https://a.org.evil.example/"])
def test_a_move_away_from_the_known_hosts_or_https_is_told_with_its_place(tmp_path: Path, final: str) -> None:
    outcome = told(tmp_path, (URLS[0], Verdict.MOVED, "HTTP 301", final))
    assert outcome.warnings == []
    assert len(outcome.aged) == 1
    assert outcome.aged[0].startswith(f"docs/p.md:4:1: 'x' has moved to where no link may lead: '{final}'")
    assert outcome.notes == ["1 link checked: 1 moved."]


def test_a_refusal_is_told_once_a_host_and_never_as_broken(tmp_path: Path) -> None:
    outcome = told(
        tmp_path,
        (URLS[0], Verdict.BLOCKED, "HTTP 403", ""),
        (URLS[1], Verdict.BLOCKED, "HTTP 429", ""),
        (URLS[2], Verdict.INCONCLUSIVE, "leads to a login", ""),
    )
    assert (outcome.warnings, outcome.aged) == ([], [])
    assert outcome.notes == [
        "3 links checked: 2 refuse robots, 1 prove nothing.",
        "a.org refuses robots (2 links: HTTP 403; HTTP 429). Look at them in a browser.",
        "a.org does not say whether a page is there (1 link: leads to a login). Look at them in a browser.",
    ]


def test_unreachable_is_a_line_a_host_and_after_three_days_a_line_a_link(tmp_path: Path) -> None:
    finding = (URLS[0], Verdict.UNREACHABLE, "HTTP 503", "")
    short = told(tmp_path, finding, x=NOW - timedelta(days=2, hours=23))
    assert (short.warnings, short.aged) == ([], [])
    assert short.notes[1:] == ["a.org could not be reached (1 link): HTTP 503."]
    long = told(tmp_path, finding, x=NOW - timedelta(days=3))
    assert long.warnings == []
    assert long.aged == [
        "docs/p.md:4:1: https://a.org/x could not be reached since 2026-11-21: HTTP 503. Look at it in a browser."
    ]


def test_a_host_that_fails_alike_is_one_line(tmp_path: Path) -> None:
    outcome = told(tmp_path, *((url, Verdict.UNREACHABLE, "Connection refused", "") for url in URLS))
    assert outcome.notes[1:] == ["a.org could not be reached (3 links): Connection refused."]


def test_the_end_of_the_time_is_told_in_one_line(tmp_path: Path) -> None:
    outcome = told(tmp_path, *((url, Verdict.UNREACHABLE, limits.late(), "") for url in URLS))
    assert outcome.notes[1:] == [
        "the check stopped at its limit: 3 links got no answer within the 30 s of the whole check."
    ]


def test_a_redirect_that_was_not_followed_names_its_link(tmp_path: Path) -> None:
    outcome = told(tmp_path, (URLS[0], Verdict.INCONCLUSIVE, "redirects to where no request may go", ""))
    assert outcome.notes[1:] == ["'x' redirects to where no request may go: https://a.org/x. Look at it in a browser."]


def test_no_network_is_one_line(tmp_path: Path) -> None:
    outcome = told(tmp_path, *((url, Verdict.OFFLINE, "no route", "") for url in URLS))
    assert (outcome.warnings, outcome.aged, outcome.notes) == ([], [], ["no network: 3 links not checked (no route)."])


def test_what_was_not_checked_is_not_counted(tmp_path: Path) -> None:
    assert told(tmp_path).notes == []


def test_no_query_reaches_a_line(tmp_path: Path) -> None:
    url = "https://a.org/x?secret=1"
    outcome = report([Finding(url, Verdict.DEAD, "at ?", NOW)], {url: ["p:1:1"]}, three(tmp_path), since={}, now=NOW)
    assert "secret" not in outcome.aged[0]


def test_old_looks_and_idle_entries_are_named(tmp_path: Path) -> None:
    file = three(tmp_path)
    assert list(old_looks(file, date(2027, 3, 1))) == []
    assert list(old_looks(file, date(2027, 3, 2))) == [
        "nobody has looked at these links for 120 days: x, y, z. "
        "Look at each in a browser and write the day under 'looked' in links.yml."
    ]
    assert list(unused(file, URLS)) == []
    assert list(unused(file, URLS[:1])) == ["no page uses these links of links.yml: y, z."]
