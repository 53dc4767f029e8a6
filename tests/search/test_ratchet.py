"""The search engine answers the frozen queries at least this well. A failure shows no query of them."""

from pathlib import Path

import pytest

from tests.browser.serving import chromium, served
from tests.search.queries import Answers, Result, Score, read_queries, scores

# What the joined pages reached when they were joined: a section of one is now beside others that share its words.
TOP_1, TOP_3, TOP_1_OF_A_KIND = 0.9, 0.98, 0.83
ASK = """
async queries => {
    const worker = new Worker("/assets/search/worker.js", {type: "module"});
    const found = [];
    for (const [id, query] of queries.entries()) {
        const answer = await new Promise((resolve, reject) => {
            worker.onmessage = event => event.data.id === id && resolve(event.data);
            worker.onerror = event => reject(new Error(event.message || "the worker does not load"));
            worker.postMessage({id, query});
        });
        found.push(answer.results.map(({url, anchor}) => anchor ? `${url}#${anchor}` : url));
    }
    worker.terminate();
    return found;
}
"""


@pytest.fixture(scope="module")
def found(site: Path) -> dict[str, Score]:
    queries, answers = read_queries("frozen"), Answers()
    with served(site) as address, chromium() as browser:
        page = browser.new_page()
        page.goto(address)
        lists = page.evaluate(ASK, [query.query for query in queries])
    return scores(
        Result(query, addresses, answers.rank(query, addresses))
        for query, addresses in zip(queries, lists, strict=True)
    )


def test_frozen_queries_are_answered_first(found: dict[str, Score]) -> None:
    whole = found["all"]
    kinds = [score for kind, score in found.items() if kind != "all"]
    enough = whole.top_1 >= TOP_1 and whole.top_3 >= TOP_3 and not whole.without
    if not enough or min(score.top_1 for score in kinds) < TOP_1_OF_A_KIND:
        rows = "\n".join(f"{kind:10} | {score}" for kind, score in found.items())
        pytest.fail(f"kind | top-1 | top-3 | MRR | no result\n{rows}", pytrace=False)
