from datetime import UTC, datetime, timedelta
from pathlib import Path

from guide.load import load_guide
from links.cache import Cache
from links.finding import Finding, Verdict
from refresh.official import Page
from tests.conftest import DAY, ROOT
from upkeep.__main__ import main
from upkeep.report import BOX, Part, issue_text, links, official

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
GUIDE = load_guide(ROOT, ROOT / "docs", DAY)
URL = GUIDE.registry.registry.links["api-keys"].url
PLACES = {URL: ["data/links.yml:50"]}


def found(verdict: Verdict, reason: str = "why", at: datetime = NOW) -> list[Finding]:
    return [Finding(URL, verdict, reason, at)]


def test_what_has_nothing_to_do_is_left_out_and_nothing_is_an_empty_text() -> None:
    idle, work = Part("Idle", "3 links checked."), Part("Work", f"{BOX}do it")
    assert issue_text([idle]) == ""
    text = issue_text([idle, work])
    assert text.endswith("\n\n## Work\n\n- [ ] do it\n")
    assert "Idle" not in text


def test_a_refusal_is_nothing_to_do_and_a_dead_link_is(tmp_path: Path) -> None:
    for verdict, is_work in ((Verdict.OK, False), (Verdict.BLOCKED, False), (Verdict.DEAD, True)):
        part = links(PLACES, GUIDE, Cache(tmp_path / f"{verdict}.json"), NOW, ask=lambda _, v=verdict: found(v))
        assert (BOX in part.text) == is_work, verdict


def test_without_a_network_a_dead_link_is_not_forgotten(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "links.json")
    cache.remember(found(Verdict.DEAD, "HTTP 404", NOW - timedelta(days=1)))
    part = links(PLACES, GUIDE, cache, NOW, ask=lambda _: found(Verdict.OFFLINE, "no route"))
    assert part.text.startswith(f"{BOX}No link was asked today, for there was no network.")
    assert f"**api-keys** <{URL}>: HTTP 404" in part.text


def test_a_page_of_openai_that_cannot_be_read_is_nothing_to_do() -> None:
    assert official([Page(error="HTTP 403"), Page(error="no route")], GUIDE).text == ""


def test_another_day_on_the_page_of_openai_is_told() -> None:
    page = (ROOT / "tests/refresh/pages/deprecations.md").read_text(encoding="utf-8")
    text = official([Page(error="HTTP 403"), Page(page)], GUIDE).text
    assert all(line.startswith(f"{BOX}OpenAI's deprecations page: ") for line in text.splitlines())


def test_a_setting_that_is_none_ends_with_2(capsys) -> None:  # type: ignore[no-untyped-def]
    assert main(ROOT, {"LINKCHECK": "maybe"}) == 2
    assert main(ROOT, {"SOURCE_DATE_EPOCH": "tomorrow"}) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 2
