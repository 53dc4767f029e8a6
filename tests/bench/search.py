"""Our search beside stock Material's: bytes, the first touch, each key, and what more pages cost."""

import gzip
import os
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Page

from tests.bench.build import build, prepare_bare
from tests.bench.many_pages import add_pages
from tests.browser.serving import chromium, served
from tests.conftest import ROOT, copy_project

SIZES = (100, 2000)
QUERIES = ("card declined", "lost my key", "429", "how i can pay less", "how get sms", "refund")
TOUCHES = 5
BOX = ".md-search__input"
# Milliseconds from a change of the box to another list of results on the page.
KEY = """
query => new Promise(resolve => {
    const box = document.querySelector(".md-search__input")
    const list = document.querySelector(".md-search-result__list")
    const watch = new MutationObserver(() => {
        if (!list.querySelector("a")) return
        watch.disconnect()
        resolve(performance.now() - start)
    })
    watch.observe(list, { childList: true, subtree: true })
    const start = performance.now()
    box.value = query
    box.dispatchEvent(new Event("input", { bubbles: true }))
    box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
})
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        sites = {0: both(Path(folder) / "real", 0)}
        ours = sites[0][0]
        print(
            f"search: index and scripts {weight(ours):.1f} kB gzip, stock Material {stock_weight(sites[0][1]):.1f} kB"
        )
        print(f"search: first results {first_touch(ours):.0f} ms after the first touch (median of {TOUCHES})")
        for count in SIZES:
            mine, stock, seconds = both(Path(folder) / str(count), count)
            print(
                f"search: {count} pages more: a key takes {per_key(mine):.1f} ms to results, stock Material "
                f"{per_key(stock):.1f} ms; the build takes {seconds[0]:.1f} s, bare Material {seconds[1]:.1f} s"
            )


def both(folder: Path, count: int) -> tuple[Path, Path, tuple[float, float]]:
    """Our site and a bare one of the same pages, and the seconds that their builds took."""
    project = copy_project(folder)
    add_pages(project.root / "docs", count)
    prepare_bare(project.root)
    seconds = build(project.root, "mkdocs.yml").seconds, build(project.root, "bare.yml").seconds
    return project.root / "site", project.root / "b", seconds


def weight(site: Path) -> float:
    """The kB of everything that the search loads, compressed as a server sends it."""
    files = [site / "search/index.json", *(site / "assets/search").glob("*.js")]
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in files) / 1000


def stock_weight(site: Path) -> float:
    files = [site / "search/search_index.json", *(site / "assets/javascripts/workers").glob("search.*.min.js")]
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in files) / 1000


def first_touch(site: Path) -> float:
    """Milliseconds from the touch that loads the search to its first results."""
    taken = []
    with served(site) as address, chromium() as browser:
        for _ in range(TOUCHES):
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(address)
            page.wait_for_load_state("networkidle")
            page.evaluate("document.querySelector('.md-search__input').focus()")
            taken.append(_until_results(page))
            page.close()
    return statistics.median(taken)


def _until_results(page: Page) -> float:
    found: float = page.evaluate(KEY, QUERIES[0])
    return found


def per_key(site: Path) -> float:
    """The median of the milliseconds from a key to its results, the search being loaded."""
    with served(site) as address, chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(address)
        page.locator(BOX).click()
        taken = []
        for query in (*QUERIES[:2], *QUERIES):
            taken.append(page.evaluate(KEY, query))
            page.wait_for_timeout(300)
    return statistics.median(taken[2:])


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
