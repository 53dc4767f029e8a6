"""A reader on a phone and at a desk, in both schemes."""

import re

from playwright.sync_api import Page, expect

from tests.browser.views import phone_and_desk

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


@phone_and_desk
def test_a_page_fits_the_screen_and_follows_the_scheme(page: Page) -> None:
    for path in PAGES:
        page.goto(path)
        expect(page.locator("h1"), path).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
        expect(page.locator("body"), path).to_have_attribute("data-md-color-scheme", "slate" if dark else "default")


@phone_and_desk
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
