"""A reader on a phone and at a desk, in both schemes."""

import re

import pytest
from playwright.sync_api import Page, expect

PAGES = [
    "",
    "steps/",
    "steps/1-account/",
    "steps/2-project/",
    "steps/3-billing/",
    "steps/4-dashboard/",
    "steps/5-create-key/",
    "steps/6-use-and-test/",
    "costs/",
    "faq/",
    "faq/ocr-cost/",
    "fix/",
    "fix/error-429/",
    "safety/",
    "glossary/",
    "about/",
]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_a_page_fits_the_screen_and_follows_the_scheme(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate" if dark else "default")


def test_the_steps_lead_from_home_to_the_end(page: Page) -> None:
    page.goto("")
    page.get_by_role("link", name="Start with step 1").click()
    for number in range(1, 7):
        expect(page.locator(".place")).to_contain_text(f"Step {number} of 6")
        if number < 6:
            page.get_by_role("link", name=re.compile("^Next:")).click()
    expect(page.get_by_text("You are done.")).to_be_visible()


def test_the_reader_chooses_the_scheme_and_it_stays(page: Page) -> None:
    page.goto("")
    switch = page.locator("form[data-md-component=palette] button:not([hidden])")
    switch.click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    switch.click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto("costs/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_a_word_explains_itself_when_it_is_touched(page: Page) -> None:
    page.goto("costs/")
    page.locator("article abbr", has_text="tokens").first.hover()
    expect(page.get_by_role("tooltip")).to_contain_text("A piece of text")
