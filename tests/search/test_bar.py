"""The search answers strangers, and answers them better than stock Material and MiniSearch do on the same pages.

A failure shows no query of the frozen set.
"""

from pathlib import Path

import pytest

from tests.browser.serving import chromium
from tests.search.queries import Score, judged, read_queries, scores
from tools.search import engines

# Top-1 and top-3, in the expectations as they were written down and as they were widened; top-1 by language.
READERS, READERS_WIDER = (0.85, 0.91), (0.92, 0.96)
ENGLISH, OTHER_LANGUAGES = 0.9, 0.85
FROZEN, FROZEN_OF_A_KIND = (0.88, 0.95), 0.65
# How far ahead of the others ours is on the readers' queries, top-1: a part of what was measured (see the failure).
AHEAD_OF_MINISEARCH, AHEAD_OF_STOCK = 0.1, 0.2


@pytest.fixture(scope="module")
def found(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    """What each engine gives for the readers' queries, and ours for the frozen ones."""
    readers, frozen = ([it.query for it in read_queries(name)] for name in ("readers", "frozen"))
    _, bare = engines.build_both(tmp_path_factory.mktemp("search"))
    with chromium() as browser:
        others = {"MiniSearch": engines.minisearch(browser, bare, readers)} if engines.MINISEARCH.exists() else {}
        return {
            "frozen": engines.ours(browser, site, frozen),
            "ours": engines.ours(browser, site, readers),
            "stock": engines.stock(browser, bare, readers),
            **others,
        }


def told(found: dict[str, Score]) -> str:
    return "\n".join(
        ["kind | top-1 | top-3 | MRR | no result", *(f"{kind} | {score}" for kind, score in found.items())]
    )


def test_readers_find_what_they_look_for(found: dict[str, list[list[str]]]) -> None:
    narrow, wide = (scores(judged("readers", found["ours"], wider=wider)) for wider in (False, True))
    for found_by, least in ((narrow, READERS), (wide, READERS_WIDER)):
        assert found_by["all"].top_1 >= least[0], told(found_by)
        assert found_by["all"].top_3 >= least[1], told(found_by)
    assert wide["English"].top_1 >= ENGLISH, told(wide)
    assert wide["other languages"].top_1 >= OTHER_LANGUAGES, told(wide)


def test_frozen_queries_are_answered(found: dict[str, list[list[str]]]) -> None:
    frozen = scores(judged("frozen", found["frozen"]))
    enough = frozen["all"].top_1 >= FROZEN[0] and frozen["all"].top_3 >= FROZEN[1]
    if not enough or min(score.top_1 for score in frozen.values()) < FROZEN_OF_A_KIND:
        pytest.fail(told(frozen), pytrace=False)


@pytest.mark.parametrize(("engine", "ahead"), [("stock", AHEAD_OF_STOCK), ("MiniSearch", AHEAD_OF_MINISEARCH)])
def test_ours_is_ahead(found: dict[str, list[list[str]]], engine: str, ahead: float) -> None:
    if engine not in found:
        pytest.skip("MiniSearch is not installed: `make search-eval` installs it, where there is npm")
    mine, other = (scores(judged("readers", found[name]))["all"] for name in ("ours", engine))
    assert mine.top_1 - other.top_1 >= ahead, told({"ours": mine, engine: other})
    assert mine.top_3 > other.top_3, told({"ours": mine, engine: other})
