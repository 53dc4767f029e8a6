"""The queries are well-formed, spread over kinds and topics, and not the site's own words for its pages.

No message shows a frozen query.
"""

import json
from collections import Counter

import pytest

from guide.pages import read_pages, sections
from tests.conftest import ROOT
from tests.search.queries import KINDS, SETS, Answers, Query, Result, file_of, read_queries, score

PAGES = read_pages(ROOT / "docs", root=ROOT)
QUERIES = {name: read_queries(name) for name in SETS}
# Topics that became one after the sets were written; the frozen set stays as it is.
YOUNGER = {"free-tokens-data-sharing", "gemini-key", "invoices", "usage-tiers"}


def places(name: str, chosen: list[bool]) -> list[str]:
    return [f"{name}.jsonl:{line}" for line, it in enumerate(chosen, 1) if it]


@pytest.mark.parametrize("name", SETS)
def test_each_line_holds_a_query_its_kind_and_ids_of_the_site(name: str) -> None:
    known = sections(PAGES)

    def is_wrong(query: Query) -> bool:
        ids = query.expected
        return not (
            query.query == " ".join(query.query.split()) != ""
            and query.kind in KINDS
            and 1 <= len(ids) == len(set(ids)) <= 4
            and known.keys() >= set(ids)
        )

    lines = file_of(name).read_text(encoding="utf-8").splitlines()
    assert all(list(json.loads(line)) == ["query", "kind", "expected"] for line in lines)
    assert places(name, [is_wrong(query) for query in QUERIES[name]]) == []


def test_kinds_are_spread_evenly_over_both_sets() -> None:
    assert sum(map(len, QUERIES.values())) >= 280
    for name in SETS:
        assert Counter(query.kind for query in QUERIES[name]) == dict.fromkeys(KINDS, 24)


def test_every_topic_is_asked_for_in_both_sets() -> None:
    topics = set((ROOT / "tests/topics.txt").read_text(encoding="utf-8").split()) - YOUNGER
    for name in SETS:
        asked = {expected for query in QUERIES[name] for expected in query.expected}
        assert topics - asked == set()


def test_no_query_comes_twice() -> None:
    seen: set[str] = set()
    for name in SETS:
        words = [query.query.casefold() for query in QUERIES[name]]
        first = {word: line for line, word in reversed(list(enumerate(words)))}
        assert places(name, [word in seen or first[word] != line for line, word in enumerate(words)]) == []
        seen |= set(words)


@pytest.mark.parametrize("name", SETS)
def test_no_query_is_an_alias_word_for_word(name: str) -> None:
    aliases = {
        " ".join(alias.casefold().split())
        for page in PAGES
        for alias in [*page.meta.aliases, *(it for names in page.meta.section_aliases.values() for it in names)]
    }
    assert places(name, [query.query.casefold().rstrip("?!.") in aliases for query in QUERIES[name]]) == []


@pytest.mark.parametrize("name", SETS)
def test_no_query_looks_like_a_key(name: str) -> None:
    words = [query.query.replace("'", " ").split() for query in QUERIES[name]]
    assert places(name, [any(word.startswith("sk-") and len(word) > 12 for word in it) for it in words]) == []


@pytest.mark.parametrize(
    ("expected", "addresses", "rank"),
    [
        ("lost-key", ["/faq/lost-key/"], 1),
        ("lost-key", ["fix/", "http://localhost:1/faq/lost-key/?h=lost#lost-key-part"], 2),
        ("card-declined", ["/steps/3-billing/#card-declined"], 1),
        ("card-declined", ["/steps/3-billing/#billing-trouble", "/steps/3-billing/"], 2),
        ("start", ["/fix/", "/"], 2),
        ("lost-key", ["/faq/lost-key-2/", "/faq/"], None),
    ],
)
def test_a_right_address_is_told_from_a_wrong_one(expected: str, addresses: list[str], rank: int | None) -> None:
    assert Answers().rank(Query("?", "keyword", [expected]), addresses) == rank


def test_the_score_is_the_mean_of_what_was_found() -> None:
    query = Query("?", "keyword", ["start"])
    found = score([Result(query, ["x"] * 4, rank) for rank in (1, 2, 4)] + [Result(query, [], None)])
    assert (found.queries, found.top_1, found.top_3, found.mrr, found.without) == (4, 0.25, 0.5, 0.4375, 1)
