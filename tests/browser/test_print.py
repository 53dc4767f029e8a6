"""What comes on paper: all of it, in the colors of paper."""

import pytest
from playwright.sync_api import Browser, Page, expect

COLORS = ("color", "backgroundColor", "borderTopColor", "fill", "stroke")
INKS = """
(names) => {
  const seen = [...document.querySelectorAll("body *")].filter((element) => element.checkVisibility());
  return seen.map((element) => {
    const style = getComputedStyle(element);
    return [element.outerHTML.slice(0, 80), ...names.map((name) => style[name])];
  });
}
"""


def inks(browser: Browser, address: str, path: str, scheme: str) -> list[list[str]]:
    # Without motion the colors are there at once.
    context = browser.new_context(base_url=address, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(path)
    page.emulate_media(media="print")
    found: list[list[str]] = page.evaluate(INKS, COLORS)
    context.close()
    return found


@pytest.mark.parametrize(
    "path", ["", "steps/3-billing/", "costs/", "fix/", "checklist/"], ids=lambda path: path or "home"
)
def test_a_dark_page_is_printed_as_a_light_one(browser: Browser, address: str, path: str) -> None:
    assert inks(browser, address, path, "dark") == inks(browser, address, path, "light")


def test_what_is_folded_is_printed_and_folded_again(page: Page) -> None:
    page.goto("steps/1-account/")
    folded = page.locator("article details")
    expect(folded).not_to_have_attribute("open", "")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_have_attribute("open", "")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(folded).not_to_have_attribute("open", "")
