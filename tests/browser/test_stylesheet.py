"""docs/assets/theme.css beside all of Material's rules: no element may look different, whatever the reader does.

What is compared are the stylesheets as they are written, so it does not matter how the build joins them.
"""

import re
from collections.abc import Callable
from pathlib import Path

import material
import pytest
from playwright.sync_api import Page, expect

from tests.conftest import ROOT

# Each kind of page, and each thing that stands on one page alone.
PAGES = [
    "",
    "404.html",
    "checklist/",
    "costs/",
    "costs/changes/",
    "everything/",
    "faq/",
    "faq/ocr-cost/",
    "fix/",
    "fix/error-429/",
    "glossary/",
    "steps/",
    "steps/3-billing/",
    "steps/5-create-key/",
]
THEME = ROOT / "docs/assets/theme.css"
MORE = ROOT / "docs/assets/theme-more.css"
OURS = [ROOT / "docs/assets" / name for name in ("guide.css", "access.css", "drawings.css", "parts.css")]
MATERIAL = Path(material.__file__).parent / "templates/assets/stylesheets"
# Nothing may be on its way from one look to another while we compare.
STILL = "*, ::before, ::after { transition: none !important; animation: none !important; }"
# Milliseconds until the calculator has answered after the last key.
ANSWERED = 600
# Put both where the page's stylesheet stands, and name the properties that a rule of either sets: no other can differ.
PREPARE = """
({ slim, whole, still }) => {
  const add = (id, text, before) => {
    const style = Object.assign(document.createElement("style"), { id, textContent: text, className: "compared" });
    document.head.insertBefore(style, before);
    return style.sheet;
  };
  const link = document.querySelector("link[rel=stylesheet]");
  const names = new Set();
  const collect = (rules) => {
    for (const rule of rules) {
      for (const name of rule.style ?? []) if (!name.startsWith("--")) names.add(name);
      collect(rule.cssRules ?? []);
    }
  };
  for (const [id, text] of [["slim", slim], ["whole", whole]]) collect(add(id, text, link).cssRules);
  add("still", still, null);
  for (const own of document.querySelectorAll("link[rel=stylesheet]")) {
    if (!own.href.includes("estimator")) own.media = "not all";
  }
  return [...names].filter((name) => getComputedStyle(document.body).getPropertyValue(name) !== "");
}
"""
# By its media: a stylesheet that was disabled comes back only after a while.
SHOW = """
(shown) => {
  for (const id of ["slim", "whole"]) document.getElementById(id).media = id === shown ? "all" : "not all";
}
"""
AWAY = """
() => {
  for (const own of document.querySelectorAll("link[rel=stylesheet]")) own.media = "all";
  for (const style of document.querySelectorAll("style.compared")) style.remove();
}
"""


class Looks:
    """How a page looks with `slim` and with `whole` as its stylesheet: each box, and each property of its style."""

    def __init__(self, page: Page, slim: str, whole: str) -> None:
        self.page = page
        self.sheets = {"slim": slim, "whole": whole, "still": STILL}
        self.browser = page.context.new_cdp_session(page)

    def differences(self) -> list[str]:
        """The first few differences, by element."""
        names = self.page.evaluate(PREPARE, self.sheets)
        slim, whole = (self.snapshot(shown, names) for shown in ("slim", "whole"))
        self.page.evaluate(AWAY)
        assert len(names) > 100
        assert len(whole) > 30
        found = []
        for at in whole.keys() & slim.keys():
            pairs = zip(names, whole[at][1], slim[at][1], strict=False)  # the document itself has no style
            if other := [pair for pair in pairs if pair[1] != pair[2]]:
                found.append(f"{whole[at][0]}: {other[:3]}")
            elif whole[at] != slim[at]:
                found.append(f"{whole[at][0]}: {whole[at][2]} {slim[at][2]}")
        return [*found, *(f"there in one alone: {at}" for at in whole.keys() ^ slim.keys())][:10]

    def snapshot(self, shown: str, names: list[str]) -> dict[int, tuple[str, list[str], list[float]]]:
        """Name, style and place of every box, pseudo-elements among them, by the number of its node."""
        self.page.evaluate(SHOW, shown)
        taken = self.browser.send("DOMSnapshot.captureSnapshot", {"computedStyles": names})
        strings, document = taken["strings"], taken["documents"][0]
        nodes, layout = document["nodes"]["nodeName"], document["layout"]
        return {
            node: (strings[nodes[node]], [strings[value] if value >= 0 else "" for value in style], place)
            for node, style, place in zip(layout["nodeIndex"], layout["styles"], layout["bounds"], strict=True)
        }


def joined(*sheets: Path) -> str:
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


@pytest.fixture(scope="module")
def slim() -> str:
    return joined(MORE, THEME, *OURS)


@pytest.fixture(scope="module")
def whole() -> str:
    return joined(*(next(MATERIAL.glob(name)) for name in ("main.*.css", "palette.*.css")), *OURS)


@pytest.fixture(scope="module")
def address(everything_address: str) -> str:
    return everything_address


@pytest.fixture
def differences(page: Page, slim: str, whole: str) -> Callable[[], list[str]]:
    return Looks(page, slim, whole).differences


def test_it_is_of_the_version_that_is_pinned() -> None:
    told = re.match(r"/\* From mkdocs-material (\S+),", THEME.read_text(encoding="utf-8"))
    pinned = re.search(
        r"^mkdocs-material==(\S+)", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert told
    assert pinned
    assert told[1] == pinned[1], "mkdocs-material is another one now: run `make theme`"


def test_it_asks_for_no_other_file() -> None:
    assert not re.search(r"@import|@font-face|url\((?![\"']?data:)", THEME.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_a_page_looks_the_same(page: Page, differences: Callable[[], list[str]], path: str) -> None:
    page.goto(path)
    assert differences() == []
    page.emulate_media(media="print")
    assert differences() == []


def test_what_is_folded_looks_the_same(page: Page, differences: Callable[[], list[str]]) -> None:
    page.goto("everything/")
    for folded in page.locator("details").all():
        folded.evaluate("details => { details.open = !details.open }")
    assert differences() == []


def test_a_rule_that_is_missed_would_be_seen(page: Page, slim: str, whole: str) -> None:
    # Of a pseudo-element, on the page of everything alone.
    without, removed = re.subn(r"^\.md-typeset \.tip>\.admonition-title:before,.*\n", "", slim, flags=re.MULTILINE)
    assert removed == 1
    page.goto("everything/")
    assert any("background-color" in difference for difference in Looks(page, without, whole).differences())


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
