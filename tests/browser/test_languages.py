"""Pages in other languages as readers see them: each page in one view, and on the smallest phone with large letters."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from languages.language import codes
from tests.browser.serving import served
from tests.browser.test_drawings import MEASURE, PAGES
from tests.browser.views import VIEWS, View
from tests.conftest import ROOT
from tools.audit.finding import told
from tools.audit.look import fit, look

CODES = codes(ROOT)
# Pages that are not translated have an English text in the frame of the language: these stand for them.
ENGLISH_ONLY = ("costs/", "faq/", "faq/refund/", "glossary/")


@pytest.fixture(scope="module")
def everywhere(whole: Path) -> Iterator[str]:
    with served(whole) as address:
        yield address


def pages_in(whole: Path, code: str) -> list[str]:
    """The translated pages of a language, and some that are not."""
    files = sorted((whole / code).rglob("index.html"))
    own = [file for file in files if b'<p class="translation">' in file.read_bytes().partition(b"<article")[2]]
    return [f"{file.parent.relative_to(whole).as_posix()}/" for file in own] + [f"{code}/{url}" for url in ENGLISH_ONLY]


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_found(browser: Browser, everywhere: str, whole: Path, code: str) -> None:
    pages = pages_in(whole, code)
    assert len(pages) > 25
    turn = CODES.index(code) % len(VIEWS)
    found = list(look(browser, everywhere, pages, VIEWS[turn]))
    assert not found, told(found)


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_lost_on_the_smallest_phone(browser: Browser, everywhere: str, whole: Path, code: str) -> None:
    found = list(fit(browser, everywhere, pages_in(whole, code)))
    assert not found, told(found)


@pytest.mark.parametrize("code", CODES)
def test_each_text_of_a_drawing_stands_in_its_place(browser: Browser, everywhere: str, code: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800}, base_url=everywhere)
    out = []
    for path in PAGES:
        page.goto(f"{code}/{path}")
        out += [
            (path, drawing["name"], text["words"], text["out"])
            for drawing in page.evaluate(MEASURE)
            for text in drawing["texts"]
            if text["out"] > 0
        ]
    page.close()
    assert out == []


@pytest.mark.parametrize("view", VIEWS, ids=map(str, VIEWS))
def test_right_to_left_nothing_is_found_in_any_view(browser: Browser, everywhere: str, view: View) -> None:
    found = list(look(browser, everywhere, ["ar/", "ar/steps/3-billing/", "ar/fix/error-429/", "ar/costs/"], view))
    assert not found, told(found)


@pytest.fixture
def phone(browser: Browser, everywhere: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 360, "height": 640}, is_mobile=True, has_touch=True, base_url=everywhere
    )
    yield context.new_page()
    context.close()


def test_a_mark_on_a_step_is_there_after_a_switch(phone: Page) -> None:
    phone.goto("steps/1-account/")
    phone.locator("[data-done]").tap()
    phone.locator("header [href='#languages']").tap()
    phone.locator(".languages a[hreflang=ar]").tap()
    expect(phone.locator("html")).to_have_attribute("lang", "ar")
    assert phone.url.endswith("/ar/steps/1-account/")
    name = phone.locator('[data-step="create-account"] a, [data-step] a').first.get_attribute("aria-label")
    phone.goto("ar/steps/2-project/")
    after = phone.locator("[data-step] a").first.get_attribute("aria-label")
    assert after == name
    phone.evaluate("localStorage.clear()")
    phone.reload()
    assert phone.locator("[data-step] a").first.get_attribute("aria-label") != name


def test_the_switch_needs_no_script(browser: Browser, everywhere: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=everywhere)
    page = context.new_page()
    page.goto("ru/steps/3-billing/")
    page.locator("header [href='#languages']").click()
    page.locator(".languages a[hreflang=en]").click()
    assert page.url.endswith("/steps/3-billing/")
    assert "/ru/" not in page.url
    page.locator(".languages a[hreflang=tr]").click()
    assert page.url.endswith("/tr/steps/3-billing/")
    context.close()


def test_a_key_leads_to_the_switch_and_reaches_each_language(browser: Browser, everywhere: str) -> None:
    page = browser.new_page(base_url=everywhere)
    page.goto("steps/3-billing/")
    page.locator("header [href='#languages']").focus()
    page.keyboard.press("Enter")
    reached = []
    for _ in CODES:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.hreflang"))
    assert reached == CODES
    page.close()
