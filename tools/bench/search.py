"""Our search beside stock Material's: bytes, the first touch on a good and on a slow line, each key, and more pages."""

import gzip
import os
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.serving import chromium, served
from tests.conftest import ROOT, copy_project
from tools.bench.build import build, prepare_bare
from tools.bench.many_pages import add_pages
from tools.zipped import Zipped

SIZES = (100, 2000)
QUERIES = ("card declined", "lost my key", "429", "how i can pay less", "how get sms", "refund")
TOUCHES = 5
SLOW: dict[str, int] = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
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
    watch.observe(list, { childList: true, subtree: true, attributes: true })
    const start = performance.now()
    box.focus()
    box.value = query
    box.dispatchEvent(new Event("input", { bubbles: true }))
    box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
})
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        ours, stock, _ = both(Path(folder) / "real", 0)
        print(f"search: index and scripts {weight(ours):.1f} kB gzip, stock Material {weight(stock):.1f} kB")
        for name, line in (("", None), (" at 50 kB/s and 400 ms", SLOW)):
            mine, other = (first_touch(browser, site, line) for site in (ours, stock))
            print(f"search: first results{name} {mine:.0f} ms after the first touch, stock Material {other:.0f} ms")
        for count in SIZES:
            ours, stock, seconds = both(Path(folder) / str(count), count)
            print(
                f"search: {count} pages more: a key takes {per_key(browser, ours):.1f} ms to results, stock Material "
                f"{per_key(browser, stock):.1f} ms; a build {seconds[0]:.1f} s, bare Material {seconds[1]:.1f} s"
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
    own = [*(site / "search").glob("*.json"), *(site / "assets/search").glob("*.js")]
    files = [*own, *(site / "assets/javascripts/workers").glob("search.*.min.js")]
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in files) / 1000


def first_touch(browser: Browser, site: Path, line: dict[str, int] | None) -> float:
    """The median of the milliseconds from the touch that loads the search to its first results.

    Stock Material loads its index with the page: there the way to the first results begins with the page.
    """
    taken: list[float] = []
    with served(site, Zipped) as address:
        for _ in range(TOUCHES):
            context = browser.new_context(viewport={"width": 1280, "height": 800})
            page = context.new_page()
            loads_early = (site / "search/search_index.json").exists()
            if not loads_early:
                page.goto(address)
                page.wait_for_load_state("networkidle")
            if line:
                session = context.new_cdp_session(page)
                session.send("Network.enable")
                session.send("Network.emulateNetworkConditions", line)
            start = page.evaluate("Date.now()")
            if loads_early:
                page.goto(address, wait_until="domcontentloaded")
            page.evaluate(KEY, QUERIES[0])
            taken.append(page.evaluate("Date.now()") - start)
            context.close()
    return statistics.median(taken)


def per_key(browser: Browser, site: Path) -> float:
    """The median of the milliseconds from a key to its results, the search being loaded."""
    with served(site) as address:
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(address)
        page.locator(BOX).click()
        taken = [_key(page, query) for query in (*QUERIES[:2], *QUERIES)]
        page.close()
    return statistics.median(taken[2:])


def _key(page: Page, query: str) -> float:
    taken: float = page.evaluate(KEY, query)
    page.wait_for_timeout(300)
    return taken


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
