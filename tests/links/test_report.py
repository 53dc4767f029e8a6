from pathlib import Path

from links.registry import RegistryFile
from links.report import report
from links.verdict import Answer
from tests.links.test_registry import registry

URLS = [f"https://a.org/{name}" for name in ("x", "y", "z")]


def three(tmp_path: Path) -> RegistryFile:
    return registry(tmp_path, *((url[-1], url, "2026-11-01") for url in URLS))


def test_a_dead_link_warns_at_each_place_with_the_remedy(tmp_path: Path) -> None:
    places = {URLS[0]: ["docs/p.md:4", "docs/q.md:9"]}
    outcome = report([Answer(URLS[0], 404)], places, three(tmp_path))
    assert outcome.warnings == [
        f"{place}: 'x' leads to a page that is gone (HTTP 404): https://a.org/x. Put its new address into links.yml:4."
        for place in ("docs/p.md:4", "docs/q.md:9")
    ]


def test_a_refusal_is_told_once_a_host_and_never_as_broken(tmp_path: Path) -> None:
    places = {url: ["docs/p.md:1"] for url in URLS}
    outcome = report([Answer(URLS[0], 403), Answer(URLS[1], 429), Answer(URLS[2], 200)], places, three(tmp_path))
    assert outcome.warnings == []
    assert outcome.notes == [
        "3 links checked: 1 ok, 0 dead, 2 refuse robots, 0 unreachable.",
        "a.org refuses robots (2 links): look at them in a browser.",
    ]


def test_no_network_is_one_line(tmp_path: Path) -> None:
    outcome = report([Answer(url, error="no route") for url in URLS], {}, three(tmp_path))
    assert (outcome.warnings, outcome.notes) == ([], ["no network: 3 links not checked (no route)."])


def test_nothing_to_check(tmp_path: Path) -> None:
    outcome = report([], {}, three(tmp_path))
    assert outcome.notes == ["0 links checked: 0 ok, 0 dead, 0 refuse robots, 0 unreachable."]
