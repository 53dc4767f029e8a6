from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from links.broken import BrokenLink, broken_links
from links.cache import Cache
from links.finding import Finding, Verdict
from tests.links.test_registry import registry

THEN = datetime(2026, 11, 24, 12, tzinfo=UTC)
X = "https://a.org/x"


@pytest.mark.parametrize(
    ("verdict", "final", "elsewhere"),
    [
        (Verdict.DEAD, "", False),
        (Verdict.MOVED, "https://b.org/x", True),
        (Verdict.MOVED, "http://a.org/x", True),
        (Verdict.MOVED, "https://a.org/y", None),
        (Verdict.OK, "", None),
        (Verdict.BLOCKED, "", None),
        (Verdict.INCONCLUSIVE, "", None),
        (Verdict.UNREACHABLE, "", None),
    ],
)
def test_readers_are_warned_of_a_page_that_is_gone_and_of_a_strange_one(
    tmp_path: Path, verdict: Verdict, final: str, elsewhere: bool | None
) -> None:
    file, cache = registry(tmp_path, ("x", X, "2026-11-01")), Cache(tmp_path / "links.json")
    cache.remember([Finding(X, verdict, "why", THEN, final)])
    label = file.registry.links["x"].label
    expected = [] if elsewhere is None else [BrokenLink("x", X, label, date(2026, 11, 24), elsewhere)]
    assert broken_links(file.registry, cache) == expected
    assert [link.host for link in expected] == ["a.org"] * len(expected)


def test_a_link_that_nobody_asked_for_is_fine(tmp_path: Path) -> None:
    assert broken_links(registry(tmp_path, ("x", X, "2026-11-01")).registry, Cache(tmp_path / "links.json")) == []
