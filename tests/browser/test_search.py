"""The search box in the hands of a reader."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

OF_THE_SEARCH = re.compile(r"/search/(?!open\.js)")


def reach(page: Page) -> None:
    """Open the box as a reader does, on a phone by the sign, at a desk by the field."""
    if page.viewport_size and page.viewport_size["width"] < 600:
        page.get_by_role("button", name="Search", exact=True).click()
    else:
        box(page).click()
    expect(box(page)).to_be_focused()


def box(page: Page):  # type: ignore[no-untyped-def]
    return page.get_by_role("searchbox", name="Search")


def results(page: Page):  # type: ignore[no-untyped-def]
    return page.locator("#search-results .md-search-result__link")


def test_nothing_of_the_search_is_fetched_before_it_is_touched(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("steps/3-billing/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if OF_THE_SEARCH.search(url)] == []
    reach(page)
    box(page).fill("card declined")
    expect(results(page).first).to_contain_text("If your card is refused")
    assert any(url.endswith("/search/index.json") for url in asked)


def test_a_result_opens_at_its_section_with_the_words_marked(page: Page) -> None:
    page.goto("")
    reach(page)
    box(page).press_sequentially("card declined")
    first = results(page).first
    expect(first.locator(".search-kind")).to_have_text("Step")
    first.click()
    expect(page).to_have_url(re.compile(r"/steps/3-billing/\?h=[^#]+#card-declined$"))
    expect(page.locator("#card-declined")).to_be_in_viewport()
    expect(page.locator("#card-declined mark")).to_have_text(["card", "refused"])


def test_it_is_worked_by_keys_alone(page: Page) -> None:
    page.goto("")
    page.keyboard.press("Control+k")
    expect(box(page)).to_be_focused()
    page.keyboard.type("lost my key")
    expect(results(page).first).to_contain_text("I lost my key")
    page.keyboard.press("ArrowDown")
    expect(results(page).first).to_be_focused()
    page.keyboard.press("End")
    expect(results(page).last).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    page.keyboard.press("Control+k")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("I lost my key")


def test_what_is_typed_while_the_search_still_loads_is_not_lost(page: Page) -> None:
    page.goto("")
    held: list[Route] = []
    page.route("**/assets/search/box.js", lambda route: held.append(route))
    with page.expect_request("**/assets/search/box.js"):
        page.keyboard.press("Control+k")
    page.keyboard.type("lost my key")
    expect(box(page)).to_have_value("lost my key")
    while not held:
        page.wait_for_timeout(20)  # the route is told of the request a moment after the page has sent it
    held.pop().continue_()
    expect(results(page).first).to_contain_text("I lost my key")


def test_what_is_typed_can_be_shared_and_leaves_with_the_box(page: Page) -> None:
    page.goto("")
    reach(page)
    box(page).fill("refund")
    expect(page).to_have_url(re.compile(r"\?q=refund$"))
    page.goto(page.url)
    expect(box(page)).to_have_value("refund")
    expect(results(page).first).to_contain_text("money back")
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"/$"))


def test_a_box_that_is_closed_at_once_leaves_nothing_in_the_address(page: Page) -> None:
    page.goto("")
    page.clock.install()
    reach(page)
    box(page).fill("refund")
    page.keyboard.press("Escape")
    page.clock.run_for(5_000)
    expect(page).to_have_url(re.compile(r"/$"))


def test_a_screen_reader_hears_how_many_pages_fit(page: Page) -> None:
    page.goto("")
    reach(page)
    status = page.get_by_role("status")
    expect(status).to_contain_text("Type a question")
    box(page).fill("refund")
    expect(status).to_have_text(re.compile(r"^\d+ pages fit\.$"))
    page.get_by_role("button", name="Clear").click()
    expect(status).to_contain_text("Type a question")
    expect(results(page)).to_have_count(0)


@pytest.mark.parametrize("query", ["qwzx jjkq", "ключ не работает", "مفتاح", "密钥", "🔑🔑", "???", "!!!"])
def test_no_result_is_no_dead_end(page: Page, query: str) -> None:
    page.goto("")
    reach(page)
    box(page).fill(query)
    expect(page.get_by_role("status")).to_contain_text("Nothing fits.")
    assert results(page).count() >= 2
    for name in ("Find your problem by what you see", "All questions", "Ask for help"):
        expect(page.locator("#search-results").get_by_role("link", name=name)).to_be_visible()


@pytest.mark.parametrize(
    "query",
    [
        "key " * 2500,
        "a" * 10_000,
        "(a+)+$ [x-",
        "\\ ^ $ . | ? * + ( ) [ ] { }",
        "key\x01\x02\x7f\u202e card",
        "<img src=x onerror=document.title='broken'> card",
        "\"'><script>document.title='broken'</script> card",
        "constructor __proto__ toString hasOwnProperty",
        "title:card +key -card ~1 card^9",
    ],
)
def test_anything_may_be_typed(page: Page, query: str) -> None:
    page.goto("")
    title = page.title()
    reach(page)
    box(page).fill(query)
    expect(page.get_by_role("status")).to_contain_text(re.compile("fit"))
    assert page.title() == title
    assert page.locator("#search-results :is(img, script)").count() == 0
    # And the box goes on working.
    box(page).fill("refund")
    expect(results(page).first).to_contain_text("money back")


def test_a_key_that_is_pasted_goes_nowhere(page: Page) -> None:
    key = "sk-" + "proj-" + "a1B2c3D4" * 6
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("")
    reach(page)
    box(page).fill(f"my key {key} does not work")
    expect(page.get_by_text("This looks like a key.")).to_be_visible()
    page.wait_for_timeout(1000)  # longer than a query takes to reach the address
    assert key not in page.url
    assert not any(key in url for url in asked)
    assert page.evaluate("Object.values({...localStorage, ...sessionStorage}).join()").find(key) < 0
    page.get_by_role("link", name="delete it now").click()
    expect(page.locator("#leaked-key")).to_be_in_viewport()


def test_the_text_of_an_error_finds_its_page(page: Page) -> None:
    page.goto("")
    reach(page)
    box(page).fill(
        "Error code: 429 - {'error': {'message': 'You exceeded your current quota, please check your plan and billing "
        "details.', 'type': 'insufficient_quota', 'param': None, 'code': 'insufficient_quota'}}"
    )
    expect(results(page).first).to_contain_text("429: no credit")
    expect(results(page).first.locator(".search-kind")).to_have_text("Fix")


def test_a_search_that_cannot_be_loaded_still_leads_on(page: Page) -> None:
    page.route("**/search/index.json", lambda route: route.fulfill(status=503))
    page.goto("")
    reach(page)
    box(page).fill("refund")
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")
    page.locator("#search-results").get_by_role("link", name="All questions").click()
    expect(page.locator("h1")).to_contain_text("Questions")
