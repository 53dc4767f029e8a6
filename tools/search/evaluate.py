"""How well ours, stock Material's search and MiniSearch answer the queries of a set: a table for each."""

import argparse
import tempfile
from pathlib import Path

from tests.browser.serving import chromium
from tests.search.queries import SETS, Result, judged, read_queries, scores
from tools.search import engines


def main() -> None:
    """Print a table of the engines for each set, and what ours did not find first if that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", choices=["tune", "readers"], help="show what ours did not find first")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        site, bare = engines.build_both(Path(folder))
        for name in SETS:
            queries = [it.query for it in read_queries(name)]
            lists = {"ours": engines.ours(browser, site, queries), "stock": engines.stock(browser, bare, queries)}
            if engines.MINISEARCH.exists():
                lists["MiniSearch"] = engines.minisearch(browser, bare, queries)
            results = {engine: judged(name, found) for engine, found in lists.items()}
            print_table(name, results)
            if name == arguments.misses:
                print_misses(results["ours"])


def print_table(name: str, results: dict[str, list[Result]]) -> None:
    columns = "top-1 | top-3 | MRR | none"
    print(f"\nSet: {name}\n")
    print("| Kind | Queries | " + " | ".join(f"{engine}: {columns}" for engine in results) + " |")
    print("|---|--:|" + "--:|" * 4 * len(results))
    of_engine = {engine: scores(found) for engine, found in results.items()}
    for kind, first in of_engine["ours"].items():
        print(f"| {kind} | {first.queries} | " + " | ".join(str(it[kind]) for it in of_engine.values()) + " |")


def print_misses(results: list[Result]) -> None:
    print("\nNot first:\n")
    for it in (it for it in results if it.rank != 1):
        first = it.addresses[0] if it.addresses else "nothing"
        print(f"- {it.query.kind}: {it.query.query}")
        print(f"    - expected {', '.join(it.query.expected)}; rank {it.rank or 'none'}; first {first}")


if __name__ == "__main__":
    main()
