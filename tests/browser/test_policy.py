"""Every page and everything that moves, under the headers that a host sends: nothing that the site needs is refused."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.hosting import Host, hosted
from tests.conftest import pages_of

WATCH = """
window.refused = [];
addEventListener("securitypolicyviolation", (event) => {
  window.refused.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
});
"""


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[Host]:
    with hosted(site) as host:
        yield host


@pytest.fixture(params=[360, 1280])
def page(browser: Browser, host: Host, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page in which nothing may be refused, and that may ask no other host."""
    context = browser.new_context(viewport={"width": request.param, "height": 800}, base_url=host.address)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.set_default_timeout(10_000)
    complaints: list[str] = []
    page.on("console", lambda message: message.type in ("error", "warning") and complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda asked: asked.url.startswith(host.address) or complaints.append(f"asked {asked.url}"))
    yield page
    assert page.evaluate("window.refused") == []
    context.close()
    assert complaints == []


def narrow(page: Page) -> bool:
    return page.evaluate("innerWidth < 600")


def test_every_page_opens(page: Page, site: Path) -> None:
    for path in pages_of(site):
        page.goto(path.relative_to(site).as_posix().removesuffix("index.html"))
        assert page.evaluate("document.documentElement.classList.contains('js')")
        assert page.evaluate("window.refused") == []


def test_a_search_and_its_marks(page: Page) -> None:
    page.goto("")
    if narrow(page):
        page.locator(".md-header [data-opens=search], label.md-header__button[for=__search]").first.click()
    page.get_by_role("searchbox").fill("card declined")
    page.locator("#search-results .search-title").first.click()
    expect(page.locator("article mark").first).to_be_visible()


def test_the_scheme_the_menu_and_the_way_up(page: Page) -> None:
    page.goto("glossary/")
    before = page.locator("body").get_attribute("data-md-color-scheme")
    for _ in range(2):
        page.locator("form[data-md-component=palette] :is(button, label):not([hidden])").first.click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", before or "")
    if narrow(page):
        page.evaluate("document.getElementById('__drawer').click()")
        expect(page.locator(".md-sidebar--primary")).to_be_in_viewport()
        page.evaluate("document.getElementById('__drawer').click()")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.mouse.wheel(0, -300)
    page.locator(".md-top").click()
    expect(page.locator(".md-top")).to_be_hidden()
    expect(page.locator("h1")).to_be_in_viewport()


def test_a_word_its_section_and_what_is_folded(page: Page) -> None:
    page.goto("costs/")
    page.locator("article abbr").first.hover()
    expect(page.get_by_role("tooltip")).to_be_visible()
    if not narrow(page):
        page.locator(".md-nav--secondary .md-nav__link").last.click()
        expect(page).to_have_url(re.compile("#"))
    page.goto("steps/1-account/")
    folded = page.locator("article details summary").first
    folded.click()
    expect(page.locator("article details").first).to_have_attribute("open", "")


def test_the_calculator(page: Page) -> None:
    page.goto("costs/")
    page.locator("#estimator-posts").fill("70")
    expect(page.locator("#estimator-result")).not_to_be_empty()


def test_paper(page: Page) -> None:
    page.goto("steps/3-billing/")
    page.emulate_media(media="print")
    assert len(page.pdf()) > 10_000


def test_a_script_that_somebody_puts_in_does_not_run(browser: Browser, host: Host) -> None:
    context = browser.new_context(base_url=host.address)
    page = context.new_page()
    page.goto("")
    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.broken = 1\">');"
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.broken = 1'}));"
        "document.body.append(Object.assign(document.createElement('script'), {src: 'https://other.test/a.js'}));"
    )
    page.wait_for_timeout(300)
    assert page.evaluate("window.broken") is None
    context.close()


def test_pages_say_it_themselves_where_a_host_cannot(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto("steps/1-account/")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.broken = 1'}))")
    page.wait_for_timeout(300)
    assert page.evaluate("window.refused") != []
    assert page.evaluate("window.broken") is None
    context.close()
