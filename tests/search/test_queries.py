"""The queries are well-formed, and the score is what it says. No message shows a frozen query."""

import json

import pytest

from guide.pages import read_pages, sections
from tests.conftest import ROOT
from tests.search.queries import SETS, Answers, Query, Result, file_of, read_queries, score

KNOWN = sections(read_pages(ROOT / "docs", root=ROOT))
QUERIES = {name: read_queries(name) for name in SETS}


def places(name: str, chosen: list[bool]) -> list[str]:
    return [f"{name}.jsonl:{line}" for line, it in enumerate(chosen, 1) if it]


def is_wrong(query: Query) -> bool:
    ids = [*query.expected, *query.wider]
    return not (
        query.query == " ".join(query.query.split()) != ""
        and query.expected
        and len(ids) == len(set(ids)) <= 6
        and KNOWN.keys() >= set(ids)
        and bool(query.wider) == bool(query.why)
    )


@pytest.mark.parametrize("name", SETS)
def test_each_line_holds_a_query_its_kind_and_ids_of_the_site(name: str) -> None:
    lines = file_of(name).read_text(encoding="utf-8").splitlines()
    assert all(list(json.loads(line))[:3] == ["query", "kind", "expected"] for line in lines)
    assert places(name, [is_wrong(query) for query in QUERIES[name]]) == []


def test_a_frozen_query_is_in_no_other_set() -> None:
    frozen = [query.query.casefold() for query in QUERIES["frozen"]]
    others = {query.query.casefold() for name in ("tune", "readers") for query in QUERIES[name]}
    assert places("frozen", [query in others for query in frozen]) == []
    assert len(set(frozen)) == len(frozen)


@pytest.mark.parametrize("name", SETS)
def test_no_query_looks_like_a_key(name: str) -> None:
    words = [query.query.replace("'", " ").split() for query in QUERIES[name]]
    wrong = [any(word.startswith("sk-") and len(word) > 12 and "*" not in word for word in it) for it in words]
    assert places(name, wrong) == []


@pytest.mark.parametrize(
    ("expected", "addresses", "by_section", "by_page"),
    [
        ("lost-key", ["/faq/lost-key/"], 1, 1),
        ("lost-key", ["fix/", "http://localhost:1/faq/lost-key/?h=lost#lost-key-part"], 2, 2),
        ("card-declined", ["/steps/3-billing/#card-declined"], 1, 1),
        ("card-declined", ["/steps/3-billing/#billing-trouble", "/steps/3-billing/"], 2, 1),
        ("start", ["/fix/", "/"], 2, 2),
        ("lost-key", ["/faq/lost-key-2/", "/faq/"], None, None),
    ],
)
def test_a_right_address_is_told_from_a_wrong_one(
    expected: str, addresses: list[str], by_section: int | None, by_page: int | None
) -> None:
    assert Answers(by_page=False).rank([expected], addresses) == by_section
    assert Answers(by_page=True).rank([expected], addresses) == by_page


def test_the_score_is_the_mean_of_what_was_found() -> None:
    query = Query("?", "keyword", ["start"])
    found = score([Result(query, ["x"] * 4, rank) for rank in (1, 2, 4)] + [Result(query, [], None)])
    assert (found.queries, found.top_1, found.top_3, found.mrr, found.without) == (4, 0.25, 0.5, 0.4375, 1)
