"""`make audit`: look at every page of site/ in every view, and tell what is wrong. Exit status 1 when something is."""

import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.browser.hosting import hosted
from tests.browser.serving import chromium
from tests.browser.views import VIEWS, View
from tools.audit.finding import Finding, table, told
from tools.audit.head import of_the_head
from tools.audit.look import fit, look
from tools.audit.servers import of_the_servers

MOVED = 'http-equiv="refresh"'


def main(arguments: Sequence[str]) -> int:
    site = Path(arguments[0] if arguments else "site")
    if not (site / "index.html").exists():
        print(f"{site}/ holds no site. Run `make build` first.", file=sys.stderr)
        return 2
    start = time.monotonic()
    found = audit(site, site_url=os.environ.get("SITE_URL", ""))
    count = len(pages_of(site))
    took = f"{count} pages, {len(VIEWS)} views, {time.monotonic() - start:.0f} s"
    if not found:
        print(f"{took}: nothing found.")
        return 0
    print(table(found), told(found), f"\n{took}: {len(found)} faults.", sep="\n")
    return 1


def pages_of(site: Path) -> list[str]:
    """The addresses of all pages below the root of the site; of `x/index.html` it is `x/`."""
    # Nobody sees a page that has moved.
    files = sorted(file for file in site.rglob("*.html") if MOVED not in file.read_text(encoding="utf-8"))
    return [file.relative_to(site).as_posix().removesuffix("index.html") for file in files]


def audit(site: Path, *, site_url: str = "") -> list[Finding]:
    pages = pages_of(site)
    found = [
        finding
        for page in pages
        for finding in of_the_head(page, (site / _file(page)).read_text(encoding="utf-8"), site_url=site_url)
    ]
    found += of_the_servers(site, site.parent / "servers")
    # A process each, because Playwright drives one browser a thread.
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        for faults in pool.map(_one_view, [(site, pages, view) for view in (*VIEWS, None)]):
            found += faults
    return found


def _one_view(task: tuple[Path, list[str], View | None]) -> list[Finding]:
    site, pages, view = task
    # Under the headers that a host sends: they forbid more than a page can.
    with hosted(site) as host, chromium() as browser:
        return list(look(browser, host.address, pages, view) if view else fit(browser, host.address, pages))


def _file(page: str) -> str:
    return page + "index.html" if not page or page.endswith("/") else page


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
