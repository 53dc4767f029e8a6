"""The page of the tests that shows everything a writer may use: for everybody, by keys, and under the policy."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.views import VIEWS, View
from tools.audit.look import fit, look

PATH = "everything/"


@pytest.fixture(scope="session")
def address(everything_address: str) -> str:
    return everything_address


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_nothing_is_found_by_axe_refused_by_the_policy_or_asked_elsewhere(
    browser: Browser, address: str, view: View
) -> None:
    assert list(look(browser, address, [PATH], view)) == []


def test_it_fits_the_smallest_phone_and_large_letters(browser: Browser, address: str) -> None:
    assert list(fit(browser, address, [PATH])) == []


@pytest.fixture
def tabs(page: Page) -> Page:
    page.goto(PATH)
    page.locator("#tabs").scroll_into_view_if_needed()
    return page


def test_tabs_are_changed_by_keys_and_by_touch(tabs: Page) -> None:
    words, box = tabs.get_by_text("Words, a link to the glossary and a list:"), tabs.get_by_text("A box in a tab")
    expect(words).to_be_visible()
    expect(box).to_be_hidden()
    first = tabs.get_by_role("radio", name="On a phone")
    first.focus()
    labels = tabs.locator(".tabbed-labels").first
    expect(labels).not_to_have_css("outline-style", "none")
    tabs.keyboard.press("ArrowRight")
    expect(tabs.get_by_role("radio", name="At a desk")).to_be_focused()
    expect(box).to_be_visible()
    expect(words).to_be_hidden()
    tabs.get_by_text("On a phone", exact=True).click()
    expect(words).to_be_visible()


def test_the_tab_that_is_chosen_is_told_by_a_line(tabs: Page) -> None:
    chosen, other = (tabs.get_by_text(name, exact=True) for name in ("On a phone", "At a desk"))
    border = "label => getComputedStyle(label).borderBottomColor"
    assert chosen.evaluate(border) != other.evaluate(border)
    chosen = tabs.get_by_text("One way", exact=True)  # in a list
    assert chosen.evaluate(border) != other.evaluate(border)


def test_all_tabs_are_printed(tabs: Page) -> None:
    tabs.emulate_media(media="print")
    expect(tabs.get_by_text("A box in a tab")).to_be_visible()
    expect(tabs.get_by_text("The second.", exact=True)).to_be_visible()


def test_a_footnote_leads_there_and_back(page: Page) -> None:
    page.goto(PATH)
    page.locator("a.footnote-ref").first.click()
    assert page.url.endswith("#fn:1")
    back = page.locator("li[id='fn:1'] a.footnote-backref").first
    expect(back).to_have_css("opacity", "1")
    back.click()
    assert page.url.endswith("#fnref:1")


def test_tasks_have_names_and_icons_have_none(page: Page) -> None:
    page.goto(PATH)
    expect(page.get_by_role("checkbox", name="Done")).to_have_count(2)
    expect(page.get_by_role("checkbox", name="To do")).to_have_count(2)
    expect(page.get_by_role("link", name="A button with a sign", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="A heading with a sign", exact=True)).to_be_visible()


def test_a_section_of_a_page_is_put_in(page: Page) -> None:
    page.goto(PATH)
    expect(page.get_by_text("These words stand here twice.", exact=True)).to_have_count(2)
