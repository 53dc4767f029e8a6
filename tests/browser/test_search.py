"""The search box in the hands of a reader."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.views import phone_and_desk

OF_THE_SEARCH = re.compile(r"/search/(?!open\.js)")
INDEX, BOX, WORKER = "**/search/index.json*", "**/assets/search/box.js*", "**/assets/search/worker.js*"


def reach(page: Page) -> None:
    """Open the box as a reader does, on a phone by the sign, at a desk by the field."""
    if page.viewport_size and page.viewport_size["width"] < 600:
        page.get_by_role("button", name="Search", exact=True).click()
    else:
        box(page).click()
    expect(box(page)).to_be_focused()


def box(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Search")


def results(page: Page) -> Locator:
    return page.locator("#search-results .search-title")


def status(page: Page) -> Locator:
    return page.get_by_role("status")


def answered(page: Page, query: str) -> None:
    """Type a query into the empty box, and wait for its answer."""
    box(page).fill("")
    expect(status(page)).to_contain_text("Type a question")
    box(page).fill(query)
    expect(status(page)).to_contain_text(re.compile("result|found"))


@phone_and_desk
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


@phone_and_desk
def test_a_result_opens_at_its_section_with_the_words_marked(page: Page) -> None:
    page.goto("")
    reach(page)
    box(page).press_sequentially("card declined")
    first = page.locator("#search-results li").first
    expect(first.locator(".search-kind")).to_have_text("Step")
    expect(first.get_by_role("link", name="If your card is refused Add $5 of credit", exact=True)).to_be_visible()
    expect(first.locator(".search-text")).to_contain_text("$5")  # the answer of its page
    results(page).first.click()
    expect(page).to_have_url(re.compile(r"/steps/3-billing/#card-declined$"))  # what led here does not stay
    expect(page.locator("#card-declined")).to_be_in_viewport()
    expect(page.locator("#card-declined mark")).to_have_text(["card", "refused"])


def test_no_link_of_the_list_comes_twice_and_each_has_an_answer(page: Page) -> None:
    page.goto("")
    reach(page)
    for query in ("card declined", "429", "quota", "phone number"):
        answered(page, query)
        links = [link.get_attribute("href") for link in results(page).all()]
        assert len(set(links)) == len(links) > 0
        assert page.locator("#search-results li:not(:has(.search-text))").count() == 0


@phone_and_desk
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


def test_who_is_at_a_result_stays_there_when_a_later_answer_comes(page: Page) -> None:
    page.goto("")
    page.keyboard.press("Control+k")
    page.keyboard.type("refund")
    expect(results(page).first).to_contain_text("money back")
    page.keyboard.press("ArrowDown")
    box(page).evaluate("box => { box.value = 'lost my key'; box.dispatchEvent(new Event('input')); }")
    expect(results(page).first).to_contain_text("I lost my key")
    expect(results(page).first).to_be_focused()


def test_enter_opens_the_answer_to_what_stands_in_the_box(page: Page) -> None:
    page.goto("")
    reach(page)
    box(page).fill("refund")
    expect(results(page).first).to_contain_text("money back")
    box(page).fill("lost my key")  # and Enter before it is answered
    box(page).press("Enter")
    expect(page.locator("h1")).to_contain_text("I lost my key")


def test_enter_waits_for_a_search_that_still_loads(page: Page) -> None:
    held: list[Route] = []
    page.route(BOX, lambda route: held.append(route))
    page.goto("")
    with page.expect_request(BOX):
        page.keyboard.press("Control+k")
    page.keyboard.type("lost my key")
    expect(status(page)).to_have_text("Loading the search …")
    page.keyboard.press("Enter")
    while not held:
        page.wait_for_timeout(20)  # the route is told of the request a moment after the page has sent it
    held.pop().continue_()
    page.unroute(BOX)
    expect(page.locator("h1")).to_contain_text("I lost my key")
    expect(page.locator("article mark").first).to_be_visible()
    assert "key" not in {text.lower() for text in page.locator("article mark").all_text_contents()}  # rare words alone


def test_enter_opens_no_guess(page: Page) -> None:
    page.goto("")
    reach(page)
    box(page).fill("refundrefundrefund questionsandanswers")
    expect(status(page)).to_contain_text("Nothing found.")
    box(page).press("Enter")
    page.wait_for_timeout(300)  # what must not happen has no end to wait for
    expect(page.locator("#__search")).to_be_checked()
    assert page.url.split("?")[0].endswith("/")


@phone_and_desk
def test_what_is_typed_can_be_shared_and_leaves_with_the_box(page: Page) -> None:
    page.goto("")
    reach(page)
    box(page).fill("refund")
    expect(page).to_have_url(re.compile(r"\?q=refund$"))
    box(page).fill("refund " * 100)
    expect(page).to_have_url(re.compile(r"\?q=[a-z+]{150,200}$"))
    box(page).fill("refund")
    expect(page).to_have_url(re.compile(r"\?q=refund$"))
    page.goto(page.url)
    expect(box(page)).to_have_value("refund")
    expect(results(page).first).to_contain_text("money back")
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"/$"))


def test_who_comes_back_finds_the_list(page: Page) -> None:
    page.goto("faq/")
    reach(page)
    box(page).fill("refund")
    expect(results(page).first).to_contain_text("money back")
    results(page).first.click()
    expect(page).to_have_url(re.compile(r"/faq/refund/"))
    page.go_back()
    expect(box(page)).to_have_value("refund")
    expect(results(page).first).to_contain_text("money back")


def test_a_result_in_a_new_tab_leaves_the_list_as_it_is(page: Page) -> None:
    page.goto("")
    reach(page)
    box(page).fill("refund")
    expect(results(page).first).to_be_visible()
    with page.context.expect_page() as opened:
        results(page).first.click(modifiers=["Control"])
    opened.value.close()
    expect(page.locator("#__search")).to_be_checked()
    expect(results(page).first).to_be_visible()


def test_a_letter_goes_on_typing_where_a_result_has_the_focus(page: Page) -> None:
    page.goto("")
    reach(page)
    box(page).fill("refun")
    expect(results(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(results(page).first).to_be_focused()
    page.keyboard.press("d")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("refund")
    page.keyboard.press("Shift+Home")  # selects, as everywhere
    page.keyboard.type("vpn")
    expect(box(page)).to_have_value("vpn")


def test_half_composed_text_is_not_searched_and_its_keys_are_left_alone(page: Page) -> None:
    page.goto("")
    reach(page)
    box(page).fill("refund")
    expect(results(page).first).to_be_visible()
    before = results(page).all_text_contents()
    page.evaluate(
        """() => {
            const box = document.querySelector(".md-search__input");
            box.value = "vpn";
            box.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
            const how = { bubbles: true, cancelable: true, isComposing: true };
            for (const key of ["ArrowDown", "Escape"]) box.dispatchEvent(new KeyboardEvent("keydown", { key, ...how }));
        }"""
    )
    page.wait_for_timeout(300)
    assert results(page).all_text_contents() == before
    expect(box(page)).to_be_focused()
    page.evaluate("document.querySelector('.md-search__input').dispatchEvent(new CompositionEvent('compositionend'))")
    expect(results(page).first).to_contain_text("VPN")


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
    expect(status(page)).to_contain_text("Type a question")
    box(page).fill("refund")
    expect(status(page)).to_have_text(re.compile(r"^\d+ results\.$"))
    page.get_by_role("button", name="Clear").click()
    expect(status(page)).to_contain_text("Type a question")
    expect(results(page)).to_have_count(0)


def test_no_result_is_no_dead_end(page: Page) -> None:
    page.goto("")
    reach(page)
    for query in ("qwzx jjkq", "ღმერთო ჩემო", "🔑🔑", "???", "!!!"):
        answered(page, query)
        expect(status(page), query).to_contain_text("Nothing found.")
        for name in ("Find your problem by what you see", "All questions", "Ask for help"):
            expect(page.locator("#search-results").get_by_role("link", name=name), query).to_be_visible()


def test_other_languages_find_their_page(page: Page) -> None:
    page.goto("")
    reach(page)
    for query, page_name in {
        "mi tarjeta fue rechazada": "If your card is refused",
        "ключ потерял": "I lost my key",
        "退款": "money back",
        "银行卡被拒绝了怎么办": "If your card is refused",
        "بطاقتي مرفوضة": "If your card is refused",
        "kart reddedildi": "If your card is refused",
    }.items():
        answered(page, query)
        expect(results(page).first, query).to_contain_text(page_name)
    expect(box(page)).to_have_js_property("dir", "auto")


def test_who_writes_words_that_the_guide_has_not_is_told_that_it_is_in_english(page: Page) -> None:
    page.goto("")
    reach(page)
    box(page).fill("missä on minun kadonnut card")
    expect(status(page)).to_contain_text("This guide is in English.")
    box(page).fill("card declined")
    expect(status(page)).not_to_contain_text("English")


def test_anything_may_be_typed(page: Page) -> None:
    page.goto("")
    title = page.title()
    reach(page)
    for query in (
        "key " * 2500,
        "a" * 10_000,
        "(a+)+$ [x-",
        "\\ ^ $ . | ? * + ( ) [ ] { }",
        "key\x01\x02\x7f\u202e card",
        "<img src=x onerror=document.title='broken'> card",
        "\"'><script>document.title='broken'</script> card",
        "constructor __proto__ toString hasOwnProperty",
        "title:card +key -card ~1 card^9",
    ):
        answered(page, query)
        assert page.title() == title, query[:50]
        assert page.locator("#search-results :is(img, script)").count() == 0, query[:50]
        # And the box goes on working.
        answered(page, "refund")
        expect(results(page).first, query[:50]).to_contain_text("money back")


def test_a_key_that_is_pasted_goes_nowhere(page: Page) -> None:
    key = "sk-" + "proj-" + "a1B2c3D4" * 6
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("")
    reach(page)
    box(page).fill(f"my key {key} does not work")
    expect(status(page)).to_contain_text("This looks like a key.")  # where a screen reader hears it
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
    expect(page.locator("#search-results .search-kind").first).to_have_text("Fix")


def test_what_is_private_is_searched_but_stays_out_of_addresses(page: Page) -> None:
    page.goto("")
    reach(page)
    for private in ("4111 1111 1111 1111", "me@nowhere.test refund", "+234 803 123 4567"):
        answered(page, private)
        page.wait_for_timeout(1000)  # longer than a query takes to reach the address
        assert "?" not in page.url
        for link in results(page).all():
            assert not re.search("4111|nowhere|803", link.get_attribute("href") or "")


def failing(page: Page, part: str, how: str) -> None:
    """Have a part of the search fail until the routes are taken away."""
    answers = {
        "refused": {"status": 503},
        "html": {
            "status": 200,
            "content_type": "text/html",
            "body": "<!doctype html><title>Log in to the hotel</title>",
        },
        "cut": {"status": 200, "content_type": "application/json", "body": '{"version": 4, "pages": [["", "'},
        "of another version": {"status": 200, "content_type": "application/json", "body": '{"version": 1}'},
    }
    page.route(part, lambda route: route.abort() if how == "no network" else route.fulfill(**answers[how]))


@pytest.fixture
def loud(reader: Callable[..., Page]) -> Page:
    """A phone whose console may complain: a failed request is one."""
    return reader(is_mobile=True, has_touch=True, bypass_csp=True)


@pytest.mark.parametrize(
    ("part", "how"),
    [
        *((INDEX, how) for how in ("refused", "html", "cut", "of another version", "no network")),
        (BOX, "refused"),
        (BOX, "no network"),
        (WORKER, "refused"),
        (WORKER, "html"),
    ],
)
def test_a_search_that_cannot_be_loaded_says_so_leads_on_and_can_be_tried_again(
    loud: Page, part: str, how: str
) -> None:
    failing(loud, part, how)
    loud.goto("")
    reach(loud)
    box(loud).fill("refund")
    expect(status(loud)).to_have_text("The search could not be loaded. Check your connection.")
    expect(loud.locator("#search-results").get_by_role("link", name="All questions")).to_be_visible()
    box(loud).press("Enter")  # and stays on the page
    expect(status(loud)).to_have_text("The search could not be loaded. Check your connection.")
    loud.unroute_all()
    loud.get_by_role("button", name="Try again").click()
    expect(results(loud).first).to_contain_text("money back")


def test_a_search_without_a_network_works_when_the_network_is_back(loud: Page) -> None:
    loud.goto("")
    loud.context.set_offline(True)
    reach(loud)
    expect(status(loud)).to_contain_text("could not be loaded")
    box(loud).fill("refund")
    loud.context.set_offline(False)
    expect(results(loud).first).to_contain_text("money back")


def test_a_worker_that_the_policy_refuses_is_a_search_that_cannot_be_loaded(loud: Page) -> None:
    loud.add_init_script("window.Worker = class { constructor() { throw new DOMException('no', 'SecurityError') } }")
    loud.goto("")
    reach(loud)
    expect(status(loud)).to_contain_text("could not be loaded")


@pytest.mark.parametrize("width", [320, 360, 412, 600, 820, 959, 960])
def test_the_open_search_is_as_wide_as_the_screen_at_most(reader: Callable[..., Page], width: int) -> None:
    page = reader(width, is_mobile=True, has_touch=True, bypass_csp=True)
    page.goto("faq/")
    if width < 960:
        page.get_by_role("button", name="Search", exact=True).tap()
    else:
        box(page).tap()
    for query in ("", "card declined", "unsupported_country_region_territory" * 3, "qwzx jjkq"):
        box(page).fill(query)
        page.wait_for_timeout(300)
        sizes = page.evaluate(
            """[document.querySelector(".md-search__inner").getBoundingClientRect().right, visualViewport.width,
                document.documentElement.scrollWidth, innerWidth]"""
        )
        assert max(sizes) <= width, (query, sizes)
    page.set_viewport_size({"width": width, "height": 380})  # the keyboard is there
    expect(page.get_by_role("button", name="Clear")).to_be_in_viewport()


def test_on_a_slow_line_the_reader_is_told_and_gets_results_in_three_round_trips(reader: Callable[..., Page]) -> None:
    page = reader(is_mobile=True, has_touch=True)
    page.goto("faq/")
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000},
    )
    # A request belongs to the round trip after the last one of which anything has come by then.
    rounds, come = {}, [0]
    session.on("Network.requestWillBeSent", lambda event: rounds.setdefault(event["requestId"], come[-1] + 1))
    session.on("Network.loadingFinished", lambda event: come.append(max(come[-1], rounds.get(event["requestId"], 0))))
    page.get_by_role("button", name="Search", exact=True).tap()
    expect(status(page)).to_have_text("Loading the search …")
    box(page).fill("card declined")
    expect(results(page).first).to_contain_text("If your card is refused", timeout=20_000)
    assert 0 < max(rounds.values()) <= 3


def test_a_site_in_another_language_has_its_own_index_and_says_what_is_english(page: Page) -> None:
    def in_spanish(route: Route) -> None:
        index = json.loads(route.fetch(url=route.request.url.replace("/es/", "/")).text())
        index["pages"] = [[*it, True] if "refund" in it[0] else it for it in index["pages"]]
        route.fulfill(json=index)

    page.route("**/es/search/index.json", in_spanish)
    page.goto("")
    page.evaluate("document.documentElement.lang = 'es'")
    reach(page)
    answered(page, "refund")
    english = page.locator("#search-results li", has=page.locator("a[href*='/faq/refund/']")).first
    for part in (english.locator("a"), english.locator("p")):
        expect(part).to_have_attribute("lang", "en")
        expect(part).to_have_attribute("dir", "ltr")
    expect(page.locator("#search-results a:not([lang])").first).to_be_visible()
    expect(english.locator(".search-kind")).not_to_have_attribute("lang", "en")
