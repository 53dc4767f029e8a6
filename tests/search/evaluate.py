"""Our search beside stock Material's on the same pages: each query is typed into the real box in Chromium."""

import argparse
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.bench.build import build, prepare_bare
from tests.browser.serving import chromium, served
from tests.conftest import copy_project
from tests.search.queries import SETS, Answers, Query, Result, read_queries, scores

# A list counts when it has not changed for so long; an empty one only after longer.
STABLE_SECONDS, EMPTY_SECONDS, LONGEST_SECONDS = 0.4, 1.5, 10
BOX = "input.md-search__input"
# From top to bottom, without what a reader sees only after opening "more on this page".
LIST = """
() => [...document.querySelectorAll(".md-search-result__list .md-search-result__item a[href]")]
    .filter(link => !link.closest("details:not([open])"))
    .map(link => link.href)
"""


def main() -> None:
    """Print a table of both engines, and the misses if they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", choices=["tune"], help="show what was not found first; the frozen set stays hidden")
    arguments = parser.parse_args()
    answers = Answers()
    found: dict[tuple[str, str], list[Result]] = {}
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        for engine, site in build_both(Path(folder)).items():
            with served(site) as address:
                for name in SETS:
                    found[engine, name] = ask_all(browser, address, read_queries(name), answers)
    for name in SETS:
        print_table(name, {engine: results for (engine, of), results in found.items() if of == name})
    if arguments.misses:
        for (engine, name), results in found.items():
            if name == arguments.misses:
                print_misses(engine, results)


def build_both(folder: Path) -> dict[str, Path]:
    """The sites of the two engines."""
    project = copy_project(folder / "project")
    result = project.build("--strict")
    assert result.returncode == 0, result.stderr
    prepare_bare(project.root)
    build(project.root, "bare.yml")
    return {"ours": project.root / "site", "stock Material": project.root / "b"}


def ask_all(browser: Browser, address: str, queries: list[Query], answers: Answers) -> list[Result]:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address)
    page.locator(BOX).click()
    results = []
    for query in queries:
        addresses = ask(page, query.query)
        results.append(Result(query, addresses, answers.rank(query, addresses)))
    page.close()
    return results


def ask(page: Page, query: str) -> list[str]:
    """The addresses that the reader sees for `query`, as soon as they stay the same."""
    box = page.locator(BOX)
    enter(page, "")
    page.wait_for_function(f"!({LIST})().length")
    box.focus()
    enter(page, query)
    start = changed = time.monotonic()
    addresses: list[str] = []
    while (now := time.monotonic()) - changed < (STABLE_SECONDS if addresses else EMPTY_SECONDS):
        assert now - start < LONGEST_SECONDS, "the list of results does not come to rest"
        page.wait_for_timeout(40)
        if (new := page.evaluate(LIST)) != addresses:
            addresses, changed = new, time.monotonic()
    return addresses


def enter(page: Page, text: str) -> None:
    box = page.locator(BOX)
    box.fill(text)
    box.press("End")  # stock Material looks at the box when a key goes up


def print_table(name: str, results: dict[str, list[Result]]) -> None:
    columns = "top-1 | top-3 | MRR | none"
    print(f"\nSet: {name}\n")
    print("| Kind | Queries | " + " | ".join(f"{engine}: {columns}" for engine in results) + " |")
    print("|---|--:|" + "--:|" * 4 * len(results))
    of_engine = {engine: scores(found) for engine, found in results.items()}
    for kind, first in next(iter(of_engine.values())).items():
        print(f"| {kind} | {first.queries} | " + " | ".join(str(it[kind]) for it in of_engine.values()) + " |")


def print_misses(engine: str, results: list[Result]) -> None:
    print(f"\nNot first, {engine}:\n")
    for query, addresses, rank in ((it.query, it.addresses, it.rank) for it in results if it.rank != 1):
        first = "/" + addresses[0].split("/", 3)[-1] if addresses else "nothing"
        print(f"- {query.kind}: {query.query}")
        print(f"    - expected {', '.join(query.expected)}; rank {rank or 'none'}; first {first}")


if __name__ == "__main__":
    main()
