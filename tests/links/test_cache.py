import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from links.build import cached_or_asked
from links.cache import LIFETIMES, Cache, lifetime
from links.finding import Finding, Verdict
from links.guard import not_public
from tests.conftest import ROOT

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
URL = "https://a.org/x"


def finding(verdict: Verdict, at: datetime = NOW, url: str = URL) -> Finding:
    return Finding(url, verdict, "why", at)


def stored(tmp_path: Path, *findings: Finding) -> Cache:
    cache = Cache(tmp_path / ".cache/links.json")
    for it in findings:
        cache.remember([it])
    return Cache(tmp_path / ".cache/links.json")


@settings(deadline=None)  # a disk may be slow
@given(
    url=st.text(),
    verdict=st.sampled_from(sorted(LIFETIMES)),
    reason=st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="?"), max_size=6),
    minutes=st.integers(0, 59),
)
def test_what_is_remembered_comes_back(
    tmp_path_factory: pytest.TempPathFactory, url: str, verdict: Verdict, reason: str, minutes: int
) -> None:
    file = tmp_path_factory.mktemp("cache") / "links.json"
    Cache(file).remember([Finding(url, verdict, reason, NOW, "https://a.org/")])
    cache = Cache(file)
    assert cache.trouble == ""
    kept = Finding(url, verdict, reason, NOW, "https://a.org/", from_cache=True)
    assert cache.last(url) == kept
    assert cache.fresh(url, NOW + timedelta(minutes=minutes)) == (None if verdict is Verdict.DEAD else kept)


@settings(deadline=None)
@given(st.binary(max_size=60) | st.recursive(st.none() | st.text(), st.lists).map(lambda it: json.dumps(it).encode()))
def test_any_file_is_survived(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.mktemp("cache") / "links.json"
    file.write_bytes(content)
    cache = Cache(file)
    assert cache.trouble == f"{file} is damaged or of another version: now links.json.bad. Every link is asked again."
    assert file.with_name("links.json.bad").read_bytes() == content
    cache.remember([finding(Verdict.OK)])
    assert Cache(file).fresh(URL, NOW)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data | {"version": 2},
        lambda data: data | {"findings": []},
        lambda data: data | {"findings": {"x": {}}},
        lambda data: {"findings": data},
        lambda data: json.loads(json.dumps(data).replace('Z"', '"')),
        lambda data: json.loads(json.dumps(data).replace('"ok"', '"fine"')),
        lambda data: json.loads(json.dumps(data).replace('"why"', "7")),
    ],
)
def test_a_foreign_file_is_put_aside(tmp_path: Path, change) -> None:  # type: ignore[no-untyped-def]
    stored(tmp_path, finding(Verdict.OK))
    file = tmp_path / ".cache/links.json"
    file.write_text(json.dumps(change(json.loads(file.read_text()))))
    cache = Cache(file)
    assert "links.json.bad" in cache.trouble
    assert cache.fresh(URL, NOW) is None


def test_a_file_that_cannot_be_used_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "links.json").mkdir()
    cache = Cache(tmp_path / "links.json")
    assert "cannot be read" in cache.trouble
    cache.remember([finding(Verdict.OK)])
    assert "cannot be written" in cache.trouble


@pytest.mark.parametrize(
    ("verdict", "lasts"),
    [(verdict, lasts) for verdict, lasts in LIFETIMES.items() if verdict is not Verdict.OK],
)
def test_each_verdict_has_its_lifetime(tmp_path: Path, verdict: Verdict, lasts: timedelta) -> None:
    cache = stored(tmp_path, finding(verdict))
    assert cache.fresh(URL, NOW + lasts - timedelta(seconds=1)) or not lasts
    assert cache.fresh(URL, NOW + lasts) is None
    assert cache.fresh(URL, NOW - timedelta(seconds=1)) is None


@given(st.text())
def test_fine_links_last_six_to_eight_days_always_the_same(url: str) -> None:
    lasts = lifetime(url, Verdict.OK)
    assert timedelta(days=6) <= lasts <= timedelta(days=8, seconds=1)
    assert lasts == lifetime(url, Verdict.OK)


def test_offline_is_not_kept_and_dead_ends_an_earlier_verdict(tmp_path: Path) -> None:
    cache = stored(tmp_path, finding(Verdict.OK), finding(Verdict.OFFLINE))
    assert cache.fresh(URL, NOW)
    cache = stored(tmp_path, finding(Verdict.DEAD))
    assert cache.fresh(URL, NOW) is None
    assert cache.newest_ok() is None
    cache.remember([finding(Verdict.OFFLINE, NOW + timedelta(days=1))])
    assert cache.last(URL) == Finding(URL, Verdict.DEAD, "why", NOW, from_cache=True)
    assert cache.last("https://a.org/other") is None


def test_a_move_to_an_address_that_may_not_be_written_down_is_asked_again(tmp_path: Path) -> None:
    moved = Finding(URL, Verdict.MOVED, "why", NOW, "https://a.org/y?token=2")
    assert stored(tmp_path, moved).fresh(URL, NOW) is None
    kept = stored(tmp_path, replace(moved, final_url="https://a.org/y?page=2")).fresh(URL, NOW)
    assert kept
    assert kept.final_url == "https://a.org/y?page=2"


def test_what_the_resolver_of_this_machine_says_is_not_kept(tmp_path: Path) -> None:
    refused = Finding(URL, Verdict.UNREACHABLE, not_public(["198.18.0.5"]), NOW)
    assert stored(tmp_path, refused).fresh(URL, NOW) is None


def test_it_knows_since_when_a_link_is_unreachable(tmp_path: Path) -> None:
    days = [finding(Verdict.UNREACHABLE, NOW + timedelta(days=day)) for day in range(4)]
    assert stored(tmp_path, *days).since(URL) == NOW
    later = NOW + timedelta(days=5)
    again = stored(tmp_path, finding(Verdict.OK, later), finding(Verdict.UNREACHABLE, later + timedelta(days=1)))
    assert again.since(URL) == later + timedelta(days=1)


def test_an_older_finding_does_not_replace_a_newer_one(tmp_path: Path) -> None:
    cache = stored(tmp_path, finding(Verdict.OK), finding(Verdict.DEAD, NOW - timedelta(days=1)))
    assert cache.fresh(URL, NOW)


def test_no_query_and_no_key_is_written(tmp_path: Path) -> None:
    key = "sk-" + "proj-" + "a1B2" * 8
    url = f"https://a.org/x?token={key}#top"
    cache = stored(tmp_path, Finding(url, Verdict.OK, f"said {key}", NOW, f"https://a.org/y?next={key}"))
    text = (tmp_path / ".cache/links.json").read_text()
    assert key not in text
    assert "token" not in text
    assert cache.fresh(url, NOW)
    assert cache.fresh("https://a.org/x", NOW) is None


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from links.cache import Cache
from links.finding import Finding, Verdict
cache = Cache(Path(sys.argv[1]))
for number in range(25):
    cache.remember([Finding(f"https://a.org/{sys.argv[2]}/{number}", Verdict.OK, "", datetime.now(UTC))])
assert not cache.trouble, cache.trouble
"""


def test_two_builds_at_once_leave_a_whole_file(tmp_path: Path) -> None:
    file = tmp_path / "links.json"
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(file), name], cwd=ROOT, env={"PYTHONPATH": "hooks"})
        for name in "ab"
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    cache = Cache(file)
    assert cache.trouble == ""
    # What one of them has just written the other may overwrite: it is asked again.
    assert any(cache.fresh(f"https://a.org/{name}/24", datetime.now(UTC)) for name in "ab")
    assert [path.name for path in tmp_path.iterdir()] == ["links.json"]


def test_only_what_is_not_known_is_asked(tmp_path: Path) -> None:
    other = "https://a.org/y"
    cache = stored(tmp_path, finding(Verdict.OK))
    asked: list[str] = []

    def ask(urls: list[str]) -> list[Finding]:
        asked.extend(urls)
        return [finding(Verdict.OK, url=url) for url in urls]

    assert [it.url for it in cached_or_asked([other, URL], cache, now=NOW, ask=None)] == [URL]
    assert [it.from_cache for it in cached_or_asked([other, URL], cache, now=NOW, ask=ask)] == [False, True]
    assert asked == [other]
    assert [it.from_cache for it in cached_or_asked([other, URL], cache, now=NOW, ask=ask)] == [True, True]


def test_no_client_is_loaded_when_all_is_known() -> None:
    code = "import sys, links.build; sys.exit(any(name in sys.modules for name in ('httpx2', 'asyncio', 'ssl')))"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env={"PYTHONPATH": "hooks"}, check=True)
