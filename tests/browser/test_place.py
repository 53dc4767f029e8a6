"""What follows the reader through a page and from page to page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect


def test_the_heading_under_which_the_reader_is_is_marked(reader: Callable[..., Page]) -> None:
    page = reader(1280, reduced_motion="reduce")
    page.goto("steps/3-billing/")
    here = page.get_by_role("navigation", name="On this page").locator("[aria-current=location]")
    expect(here).to_have_count(0)
    page.locator("#auto-recharge").evaluate("heading => heading.scrollIntoView()")
    expect(here).to_have_text("Turn auto-reload off")
    page.locator("#billing-buy").evaluate("heading => heading.scrollIntoView()")
    expect(here).to_have_text("Buy the credit")
    page.evaluate("scrollTo(0, 0)")
    expect(here).to_have_count(0)


def test_a_list_that_is_longer_than_the_screen_shows_where_the_reader_is(reader: Callable[..., Page]) -> None:
    page = reader(1280, reduced_motion="reduce")
    page.set_viewport_size({"width": 1280, "height": 300})
    page.goto("about/")
    expect(page.get_by_role("navigation", name="Pages").locator("[aria-current=page]")).to_be_in_viewport()
    page.goto("costs/#check-usage")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(page.locator(".md-nav--secondary [aria-current=location]")).to_be_in_viewport()


def test_the_name_of_the_page_stands_at_the_top_when_its_title_is_gone(reader: Callable[..., Page]) -> None:
    page = reader(reduced_motion="reduce")
    page.goto("steps/3-billing/")
    site, name = page.locator(".md-header__topic").all()
    expect(site).to_have_css("opacity", "1")
    expect(name).to_have_css("opacity", "0")
    page.mouse.wheel(0, 900)
    expect(name).to_have_css("opacity", "1")
    expect(name).to_have_text("Add $5 of credit")
    expect(site).to_have_css("opacity", "0")


@pytest.mark.parametrize("chosen", ["", "default", "slate"])
def test_a_page_has_its_colors_before_it_is_drawn(reader: Callable[..., Page], chosen: str) -> None:
    page = reader(color_scheme="dark")
    page.add_init_script(f"if ({chosen!r}) localStorage.setItem('guide-colors', {chosen!r})")
    # Without the script of the page: it comes later than the first picture.
    page.route("**/guide.*.js", lambda route: route.abort())
    page.goto("")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", chosen or "slate")


def test_the_colors_follow_the_device_until_some_are_chosen(reader: Callable[..., Page]) -> None:
    page = reader(color_scheme="light")
    page.goto("")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_role("button", name="Use light colors").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.emulate_media(color_scheme="light")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_role("button", name="Use dark colors").click()
    page.get_by_role("button", name="Use the colors of the device").click()
    assert page.evaluate("localStorage.getItem('guide-colors')") is None


def test_an_address_that_leads_into_what_is_folded_opens_it(reader: Callable[..., Page]) -> None:
    page = reader(reduced_motion="reduce")
    page.goto("steps/1-account/")
    folded = page.locator("article details").first
    folded.evaluate("details => { details.lastElementChild.id = 'inside' }")
    expect(folded).not_to_have_attribute("open", "")
    page.evaluate("location.hash = 'inside'")
    expect(folded).to_have_attribute("open", "")
    expect(page.locator("#inside")).to_be_in_viewport()


def test_nothing_behind_the_menu_or_the_search_scrolls(reader: Callable[..., Page]) -> None:
    page = reader(reduced_motion="reduce")
    page.goto("steps/3-billing/")
    for name in ("Menu", "Search"):
        page.get_by_role("button", name=name, exact=True).click()
        page.mouse.move(180, 500)
        page.mouse.wheel(0, 600)
        page.wait_for_timeout(200)  # what must not happen has no end to wait for
        assert page.evaluate("scrollY") == 0
        page.keyboard.press("Escape")


def test_a_browser_that_keeps_nothing_shows_the_page_all_the_same(reader: Callable[..., Page]) -> None:
    page = reader(color_scheme="dark")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    page.goto("steps/1-account/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_role("button", name="Use light colors").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_role("button", name="I have done this step").click()
    expect(page.get_by_role("button", name="I have done this step")).to_have_attribute("aria-pressed", "true")
    assert errors == []
