"""A page in Chromium: what axe finds, what does not fit, what it asks for, what it complains of."""

from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from tests.browser.views import View
from tools.audit.finding import Finding

HERE = Path(__file__).parent
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALLEST = 320
# Chromium's own words for what a Content-Security-Policy stopped.
POLICY = "Content Security Policy"

# Twice the letters of the theme (125 %), as a reader sets them in the browser.
LARGE = "document.documentElement.style.setProperty('font-size', '250%', 'important')"
SPACED = (HERE / "spaced.js").read_text(encoding="utf-8")
OVERFLOW = (HERE / "overflow.js").read_text(encoding="utf-8")


def look(browser: Browser, address: str, pages: list[str], view: View) -> Iterator[Finding]:
    """Everything that a machine can find on `pages`, in one view."""
    context = browser.new_context(
        viewport={"width": view.width, "height": 800}, color_scheme=view.scheme, base_url=address
    )
    tab = context.new_page()
    complaints: list[tuple[str, str]] = []

    def hear(said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            complaints.append(("policy" if POLICY in said.text else "console", said.text))

    def see(asked: Request) -> None:
        if not asked.url.startswith(address):
            complaints.append(("foreign-request", asked.url))

    tab.on("console", hear)
    tab.on("pageerror", lambda error: complaints.append(("script-error", str(error))))
    tab.on("requestfailed", lambda asked: complaints.append(("failed-request", asked.url)))
    tab.on("request", see)
    for page in pages:
        complaints.clear()
        tab.goto(page)
        yield from _by_axe(tab, page, str(view))
        for rule, what in complaints:
            yield Finding(page, str(view), rule, what, REMEDIES[rule])
    context.close()


REMEDIES = {
    "policy": "The page does what its own Content-Security-Policy forbids: move inline code and styles into files.",
    "console": "The browser's console must stay empty: mend what it tells.",
    "script-error": "A script failed: open the page with the browser's tools and mend it.",
    "failed-request": "The page asks for a file that is not there.",
    "foreign-request": "This site talks to no other host: bring the file into docs/assets, or leave it out.",
}


def _by_axe(tab: Page, page: str, view: str) -> Iterator[Finding]:
    # The policy of the page does not bind the tools of the browser, through which this comes.
    tab.evaluate(AXE)
    found = tab.evaluate(
        "rules => axe.run(document, { runOnly: rules, resultTypes: ['violations'], preload: false })", RULES
    )
    for violation in found["violations"]:
        for node in violation["nodes"]:
            element = " ".join(node["html"].split())[:160]
            summary = " ".join(node["failureSummary"].split())
            yield Finding(page, view, violation["id"], element, f"{summary} {violation['helpUrl'].split('?')[0]}")


def fit(browser: Browser, address: str, pages: list[str]) -> Iterator[Finding]:
    """What is lost on the smallest phone: as it is, with letters twice as large, and with letters set apart."""
    context = browser.new_context(viewport={"width": SMALLEST, "height": 640}, base_url=address)
    tab = context.new_page()
    for page in pages:
        tab.goto(page)
        for state, change in ((f"{SMALLEST} px", ""), ("text apart", SPACED), ("text at 200 %", LARGE)):
            if change:
                tab.evaluate(change)
                tab.wait_for_timeout(50)
            for element in tab.evaluate(OVERFLOW):
                yield Finding(page, state, "does-not-fit", element, "Let it wrap or scroll in its own box.")
    context.close()
