"""The slim stylesheet beside the whole one: no element of any page may look different, whatever the reader does."""

from collections.abc import Callable, Iterator
from pathlib import Path

import material
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import ROOT

# Each kind of page, and each thing that stands on one page alone.
PAGES = [
    "",
    "404.html",
    "about/",
    "checklist/",
    "costs/",
    "costs/changes/",
    "faq/",
    "faq/ocr-cost/",
    "fix/",
    "fix/error-429/",
    "glossary/",
    "safety/",
    "steps/",
    "steps/1-account/",
    "steps/3-billing/",
    "steps/5-create-key/",
    "steps/6-use-and-test/",
]
# Nothing may be on its way from one look to another while we compare.
STILL = "*, ::before, ::after { transition: none !important; animation: none !important; }"
# Milliseconds until the calculator has answered after the last key.
ANSWERED = 600
PREPARE = """
({ whole, still }) => {
  document.head.append(Object.assign(document.createElement("style"), { textContent: still }));
  const link = document.querySelector("link[rel=stylesheet]");
  link.before(Object.assign(document.createElement("style"), { id: "whole", textContent: whole, media: "not all" }));
  return [...getComputedStyle(document.body)].filter((name) => !name.startsWith("--"));
}
"""
SWITCH = """
(whole) => {
  document.getElementById("whole").media = whole ? "all" : "not all";
  // By its media: a stylesheet that was disabled comes back only after a while.
  document.querySelector("link[rel=stylesheet]").media = whole ? "not all" : "all";
}
"""
AWAY = "for (const style of document.querySelectorAll('head style')) style.remove()"


class Looks:
    """How a page looks with the slim stylesheet and with the whole one: each box, and each property of its style."""

    def __init__(self, page: Page, whole: str) -> None:
        self.page = page
        self.whole = whole
        self.browser = page.context.new_cdp_session(page)

    def differences(self) -> list[str]:
        """The first few differences, by element."""
        names = self.page.evaluate(PREPARE, {"whole": self.whole, "still": STILL})
        slim = self.snapshot(names)
        self.page.evaluate(SWITCH, True)
        whole = self.snapshot(names)
        self.page.evaluate(SWITCH, False)
        self.page.evaluate(AWAY)
        assert len(whole) > 30
        found = []
        for at in whole.keys() & slim.keys():
            pairs = zip(names, whole[at][1], slim[at][1], strict=False)
            if other := [pair for pair in pairs if pair[1] != pair[2]]:
                found.append(f"{whole[at][0]}: {other[:3]}")
            elif whole[at] != slim[at]:
                found.append(f"{whole[at][0]}: {whole[at][2]} {slim[at][2]}")
        return [*found, *(f"there in one alone: {at}" for at in whole.keys() ^ slim.keys())][:10]

    def snapshot(self, names: list[str]) -> dict[int, tuple[str, list[str], list[float]]]:
        """Name, style and place of every box, pseudo-elements among them, by the number of its node."""
        taken = self.browser.send("DOMSnapshot.captureSnapshot", {"computedStyles": names})
        strings, document = taken["strings"], taken["documents"][0]
        nodes, layout = document["nodes"]["nodeName"], document["layout"]
        return {
            node: (strings[nodes[node]], [strings[value] if value >= 0 else "" for value in style], place)
            for node, style, place in zip(layout["nodeIndex"], layout["styles"], layout["bounds"], strict=True)
        }


@pytest.fixture(scope="module")
def whole() -> str:
    """The stylesheets of the theme and ours, as they are written."""
    theme = Path(material.__file__).parent / "templates/assets/stylesheets"
    ours = [ROOT / "docs" / name for name in ("assets/guide.css", "assets/access.css", "assets/drawings.css")]
    sheets = [next(theme.glob("main.*.css")), next(theme.glob("palette.*.css")), *ours]
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets if sheet.exists())


@pytest.fixture(params=[(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")], ids=lambda p: f"{p[0]}-{p[1]}")
def page(browser: Browser, request: pytest.FixtureRequest, address: str) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, base_url=address, bypass_csp=True
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def differences(page: Page, whole: str) -> Callable[[], list[str]]:
    return Looks(page, whole).differences


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_a_page_looks_the_same(page: Page, differences: Callable[[], list[str]], path: str) -> None:
    page.goto(path)
    assert differences() == []
    page.emulate_media(media="print")
    assert differences() == []


def test_a_rule_that_is_missed_would_be_seen(page: Page, whole: str) -> None:
    page.goto("")
    found = Looks(page, whole + ".md-typeset h1 { letter-spacing: 0.1px }").differences()
    assert any("letter-spacing" in difference for difference in found)


def test_the_search_looks_the_same(page: Page, differences: Callable[[], list[str]]) -> None:
    page.goto("")
    page.evaluate("document.getElementById('__search').click()")
    for query, told in (("card declined", "results"), ("qwzx jjkq", "Nothing found")):
        page.locator(".md-search__input").fill(query)
        expect(page.locator("#search-status")).to_contain_text(told)
        page.locator("#search-results a").first.focus()
        assert differences() == []
    page.locator(".md-search__input").fill("card declined")
    page.locator("#search-results .search-title").first.click()
    expect(page.locator("article mark").first).to_be_visible()
    assert differences() == []


def test_all_that_opens_looks_the_same(page: Page, differences: Callable[[], list[str]]) -> None:
    page.goto("steps/1-account/")
    page.evaluate("document.getElementById('__drawer').click()")
    for folded in page.locator("details").all():
        folded.evaluate("details => { details.open = true }")
    assert differences() == []
    page.evaluate("document.getElementById('__drawer').click()")
    for state in ("hover", "focus"):
        getattr(page.locator("article summary").first, state)()
        assert differences() == []


def test_tooltips_and_the_way_up_look_the_same(page: Page, differences: Callable[[], list[str]]) -> None:
    page.goto("steps/3-billing/")
    page.locator("article abbr:visible").first.hover()
    expect(page.get_by_role("tooltip")).to_be_visible()
    # A copy that no script takes away while we look.
    page.get_by_role("tooltip").evaluate("tooltip => document.body.append(tooltip.cloneNode(true))")
    page.mouse.move(0, 0)
    expect(page.get_by_role("tooltip")).to_have_count(1)
    assert differences() == []
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.mouse.wheel(0, -300)
    expect(page.locator(".md-top")).to_be_visible()
    page.locator(".md-top").focus()
    assert differences() == []


def test_the_calculator_looks_the_same(page: Page, differences: Callable[[], list[str]]) -> None:
    page.goto("costs/")
    page.locator("#estimator-posts").fill("70")
    expect(page.locator("#estimator-result")).not_to_be_empty()
    page.wait_for_timeout(ANSWERED)
    page.locator("#estimator-budget").fill("no number")
    page.wait_for_timeout(ANSWERED)
    assert differences() == []


def test_a_scheme_that_is_chosen_looks_the_same(page: Page, differences: Callable[[], list[str]]) -> None:
    page.goto("steps/3-billing/")
    for _ in range(2):
        page.locator("form[data-md-component=palette] :is(button, label):not([hidden])").first.click()
        assert differences() == []
