from datetime import UTC, datetime
from pathlib import Path

import pytest

from links.build import check_build, own_addresses, stray_links
from links.cache import Cache
from links.finding import Finding, Verdict
from links.settings import Mode, SettingError, mode
from tests.links.test_registry import registry

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
X = "https://a.org/x"


@pytest.mark.parametrize(
    ("url", "text"),
    [
        (
            "https://a.org/other",
            "the address https://a.org/other is not in links.yml. "
            "If the link is good, add it to links.yml and write [the text][its-id].",
        ),
        ("https://b.org/", "'https://b.org/' leads to the host 'b.org', which is not on the list"),
        ("http://a.org/x", "'http://a.org/x' does not start with https://."),
        ("https://a.org@evil.example/?key=1", "'https://"),
        ("https://home.org.evil.example/", "'https://home.org.evil.example/' leads to the host"),
        (
            "javascript:alert(1)",
            "'javascript:alert(1)' does not start with https://. Write the https address. It would run a script.",
        ),
        ("data:text/html,x", "'data:text/html,x' does not start with https://. Write the https address. It would show"),
        (
            "about:srcdoc",
            "'about:srcdoc' does not start with https://. Write the https address. A page within the page",
        ),
        (
            "base:https://a.org/x",
            "'base:https://a.org/x' does not start with https://. Write the https address. A <base>",
        ),
        ("https://a.org/x?token=hunter2", "'https://a.org/x' has a parameter for a key or a password in it."),
    ],
)
def test_an_address_that_is_not_registered_is_told_with_its_place(tmp_path: Path, url: str, text: str) -> None:
    file = registry(tmp_path, ("x", X, "2026-11-01"))
    (line,) = stray_links({url: ["docs/p.md:3:1"]}, file, own=own_addresses("https://home.org/", ""))
    assert line.startswith(f"docs/p.md:3:1: {text}")
    assert "key=1" not in line


def test_registered_addresses_and_the_site_itself_are_fine(tmp_path: Path) -> None:
    file = registry(tmp_path, ("x", X, "2026-11-01"))
    urls = (X, "https://home.org/", "https://home.org", "https://home.org/p/")
    own = own_addresses("https://home.org/", "")
    assert list(stray_links({url: ["p:1:1"] for url in urls}, file, own=own)) == []


SHARE = "https://t.me/share/url?url=https%3A//home.org/p/&text=P"
WRONG = "https://github.com/a/b/issues/new?template=1-fact.yml&page=P"


@pytest.mark.parametrize("home", ["", "https://home.org/", "https://home.org"])
@pytest.mark.parametrize("repository", ["", "https://github.com/a/b", "https://github.com/a/b/"])
def test_what_templates_link_to_is_fine_when_it_is_set_and_not_otherwise(
    tmp_path: Path, home: str, repository: str
) -> None:
    file = registry(tmp_path, ("x", X, "2026-11-01"))
    other = [
        "https://t.me/share/url?url=https%3A//evil.org/",
        "https://t.me/b",
        "https://github.com/a/b/x",
        "//home.org.a/",
    ]
    urls, own = (SHARE, WRONG, *other), own_addresses(home, repository)
    lines = [line[0] for line in stray_links({url: [f"{at}:1:1"] for at, url in enumerate(urls)}, file, own=own)]
    assert lines == [*([] if home else ["0"]), *([] if repository else ["1"]), "2", "3", "4", "5"]


def test_off_tells_of_strays_alone_and_cache_of_what_is_known(tmp_path: Path) -> None:
    file = registry(tmp_path, ("x", X, "2026-11-01"))
    places = {X: ["p:1:1"], "https://a.org/z": ["p:2:1"]}
    cache = Cache(tmp_path / "links.json")
    cache.remember([Finding(X, Verdict.BLOCKED, "HTTP 403", NOW)])
    off, known = (check_build(places, file, cache, mode, NOW) for mode in (Mode.OFF, Mode.CACHE))
    assert (
        off.warnings
        == known.warnings
        == [
            "p:2:1: the address https://a.org/z is not in links.yml. "
            "If the link is good, add it to links.yml and write [the text][its-id]."
        ]
    )
    assert off.notes == []
    assert known.notes[0] == "1 link checked (1 from the cache): 1 refuse robots."


@pytest.mark.parametrize(
    ("setting", "serving", "expected"),
    [
        (None, False, "on"),
        (None, True, "cache"),
        ("on", True, "cache"),
        ("off", True, "off"),
        ("cache", False, "cache"),
    ],
)
def test_a_site_that_is_being_served_never_asks(setting: str | None, serving: bool, expected: str) -> None:
    assert mode(setting, serving=serving) == expected


def test_a_setting_that_is_none_says_what_would_be() -> None:
    with pytest.raises(SettingError, match=r"^LINKCHECK is 'yes'\. Write one of off, cache, on\.$"):
        mode("yes", serving=False)
