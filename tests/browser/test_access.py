"""The guide without a mouse, with few colors, with little motion, with large letters, and as it is heard."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

PHONE, DESK = 360, 1280
KINDS = [
    "",
    "steps/3-billing/",
    "costs/",
    "faq/",
    "faq/ocr-cost/",
    "fix/",
    "fix/error-429/",
    "glossary/",
    "404.html",
]

# Where the focus is, once the page has scrolled there: its name, whether its ring shows, whether any of it can be seen,
# where it stands in the page.
STOP = """async () => {
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  const element = document.activeElement;
  if (element === document.body) return null;
  const style = getComputedStyle(element);
  const seen = [...element.getClientRects()].some((box) =>
    [0.1, 0.5, 0.9].some((x) => [0.2, 0.5, 0.8].some((y) => {
      const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
      return top && (element.contains(top) || top.contains(element));
    })));
  const label = element.getAttribute("aria-label") || element.labels?.[0]?.textContent
    || element.textContent.trim() || element.title;
  return {
    name: label.trim().replace(/\\s+/g, " "),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen,
    place: [...document.querySelectorAll("*")].indexOf(element),
    html: element.outerHTML.slice(0, 120),
  };
}"""


AWAY = "document.activeElement === document.body"  # the focus is with the browser


def stops(page: Page, key: str, most: int = 400) -> list[dict[str, object]]:
    """Every place where `key` takes the focus, until it leaves the page."""
    found = []
    for _ in range(most):
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        if stop is None:
            return found
        found.append(stop)
    raise AssertionError(f"no end after {most} times {key}")


def in_menu(page: Page) -> bool:
    return bool(page.evaluate("document.getElementById('pages').contains(document.activeElement)"))


def reach(page: Page, name: str) -> None:
    """Press Tab until something of this name has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop and stop["name"] == name:
            return
    raise AssertionError(f"Tab never reaches {name!r}")


@pytest.mark.parametrize(
    ("path", "width"),
    [
        *((path, PHONE) for path in ("", "steps/3-billing/", "costs/", "fix/", "404.html")),
        *((path, DESK) for path in ("steps/3-billing/", "costs/")),  # with both menus beside the text
    ],
)
def test_tab_goes_everywhere_in_order_and_is_seen(reader: Callable[..., Page], path: str, width: int) -> None:
    page = reader(width, reduced_motion="reduce")
    page.goto(path)
    forward = stops(page, "Tab")
    back = stops(page, "Shift+Tab")
    assert len(forward) > 5
    assert [stop["html"] for stop in forward + back if not stop["name"]] == []
    assert [stop["html"] for stop in forward + back if not stop["ring"]] == []
    assert [stop["html"] for stop in forward + back if not stop["seen"]] == []
    places = [stop["place"] for stop in forward]
    assert places == sorted(places)
    known = {stop["name"] for stop in forward}
    assert {stop["name"] for stop in back} - known <= {"Back to top"}


def test_the_first_stop_leads_past_the_header(reader: Callable[..., Page]) -> None:
    for path in ("", "steps/3-billing/", "404.html"):
        page = reader()
        page.goto(path)
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
        expect(page.get_by_role("link", name="Skip to the text")).to_be_in_viewport()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.getElementById('text').contains(document.activeElement)"), path


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_keeps_the_focus_and_gives_it_back(reader: Callable[..., Page], key: str) -> None:
    page = reader()
    page.goto("steps/3-billing/")
    menu = page.get_by_role("button", name="Menu", exact=True)
    expect(page.get_by_role("navigation", name="Pages")).to_be_hidden()  # and so not in the way of Tab
    menu.focus()
    page.keyboard.press(key)
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("button", name="Close the menu")).to_be_focused()
    for _ in range(40):
        page.keyboard.press("Tab")
        assert in_menu(page) or page.evaluate(AWAY)
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")
    page.keyboard.press(key)
    expect(page.get_by_role("button", name="Close the menu")).to_be_focused()
    page.keyboard.press(key)
    expect(menu).to_be_focused()


def test_the_menu_leads_to_pages_and_to_headings_of_this_one(reader: Callable[..., Page]) -> None:
    page = reader()
    page.goto("steps/3-billing/")
    page.get_by_role("button", name="Menu", exact=True).press("Enter")
    menu = page.get_by_role("navigation", name="Pages")
    expect(menu.get_by_role("link", name="3. Credit")).to_have_attribute("aria-current", "page")
    reach(page, "If your card is refused")
    page.keyboard.press("Enter")
    expect(page.locator("#card-declined")).to_be_focused()
    expect(page.locator("#card-declined")).to_be_in_viewport()
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="Menu", exact=True).press("Enter")
    reach(page, "Glossary")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Words explained")


def test_a_press_beside_the_menu_closes_it(reader: Callable[..., Page]) -> None:
    page = reader(has_touch=True)
    page.goto("")
    page.get_by_role("button", name="Menu", exact=True).tap()
    expect(page.get_by_role("navigation", name="Pages")).to_be_visible()
    page.touchscreen.tap(PHONE - 10, 500)
    expect(page.get_by_role("navigation", name="Pages")).to_be_hidden()
    expect(page.get_by_role("button", name="Menu", exact=True)).to_be_focused()


def test_the_search_covers_a_phone_and_gives_the_focus_back(reader: Callable[..., Page]) -> None:
    page = reader()
    page.goto("")
    button = page.get_by_role("button", name="Search", exact=True)
    expect(page.locator("#search")).to_be_hidden()  # and so not in the way of Tab
    button.press("Enter")
    field = page.get_by_role("searchbox", name="Search")
    expect(field).to_be_focused()
    page.keyboard.type("refund")
    results = page.locator("#search-results .search-title")
    expect(results.first).to_contain_text("money back")
    for _ in range(30):
        page.keyboard.press("Tab")
        inside = page.evaluate("document.getElementById('search').contains(document.activeElement)")
        assert inside or page.evaluate(AWAY)
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(field).to_be_hidden()
    button.press("Space")
    expect(field).to_be_focused()
    page.get_by_role("button", name="Close the search").press("Enter")
    expect(button).to_be_focused()


def test_the_search_at_a_desk_closes_where_the_reader_is(reader: Callable[..., Page]) -> None:
    page = reader(DESK)
    page.goto("steps/3-billing/")
    field = page.get_by_role("searchbox", name="Search")
    page.keyboard.press("Control+k")
    expect(field).to_be_focused()
    page.keyboard.type("refund")
    results = page.locator("#search-results .search-title")
    expect(results.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    expect(results.first).to_be_hidden()
    page.keyboard.type("s")
    expect(results.first).to_be_visible()
    page.keyboard.press("Shift+Tab")
    expect(results.first).to_be_hidden()
    assert page.evaluate(STOP) is not None


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_scheme_is_switched_by_keys(reader: Callable[..., Page], width: int) -> None:
    page = reader(width, color_scheme="light")
    page.goto("")
    reach(page, "Use light colors")
    names = []
    for key in ("Enter", "Space", "Enter"):
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        names.append((stop["name"], page.locator("body").get_attribute("data-md-color-scheme")))
    assert names == [
        ("Use dark colors", "default"),
        ("Use the colors of the device", "slate"),
        ("Use light colors", "default"),
    ]


def test_no_single_letter_or_sign_does_anything(reader: Callable[..., Page]) -> None:
    page = reader(DESK)
    page.goto("steps/3-billing/")
    for key in "npsf,./":
        page.keyboard.press(key)
    page.wait_for_timeout(300)  # what must not happen has no end to wait for
    expect(page).to_have_url(re.compile("/steps/3-billing/$"))
    expect(page.locator("#__search")).not_to_be_checked()


def test_back_to_top_takes_the_focus_along(reader: Callable[..., Page]) -> None:
    page = reader(DESK)
    page.goto("costs/")
    button = page.locator(".md-top")
    expect(button).to_be_hidden()
    page.mouse.wheel(0, 3000)
    page.wait_for_function("scrollY > 2000")
    page.mouse.wheel(0, -400)
    expect(button).to_be_visible()
    button.press("Enter")
    page.wait_for_function("scrollY === 0")
    expect(page.locator("#text")).to_be_focused()
    expect(button).to_be_hidden()


def test_a_meaning_comes_by_key_and_goes_by_escape(reader: Callable[..., Page]) -> None:
    page = reader(DESK)
    page.goto("steps/3-billing/")
    word = page.locator("article abbr").first
    word.focus()
    meaning = word.get_attribute("title") or word.evaluate("word => document.getElementById('meaning').textContent")
    tooltip = page.locator("#meaning")
    expect(tooltip).to_be_visible()
    expect(word).to_have_accessible_description(meaning)
    page.keyboard.press("Escape")
    expect(tooltip).to_be_hidden()
    expect(word).to_have_attribute("title", meaning)
    word.blur()
    word.hover()
    expect(tooltip).to_be_visible()
    tooltip.hover()
    page.wait_for_timeout(600)  # longer than it stays when the pointer has left
    expect(tooltip).to_be_visible()
    page.mouse.move(0, 0)
    expect(tooltip).to_be_hidden()


def test_a_meaning_comes_by_touch(reader: Callable[..., Page]) -> None:
    page = reader(has_touch=True)
    page.goto("steps/3-billing/")
    words = page.locator("article abbr")
    words.first.tap()
    tooltip = page.get_by_role("tooltip")
    expect(tooltip).to_be_visible()
    page.wait_for_timeout(600)
    box = tooltip.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE
    page.locator("h1").tap()
    expect(tooltip).to_be_hidden()


def test_the_calculator_is_worked_by_keys(reader: Callable[..., Page]) -> None:
    page = reader()
    page.goto("costs/")
    reach(page, "Dollars you have")
    page.keyboard.press("Control+a")
    page.keyboard.type("10")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("abc")
    page.keyboard.press("Tab")
    posts = page.get_by_label("Messages a day")
    expect(posts).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#estimator-posts-note")).not_to_be_empty()
    reach(page, "Start again")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Dollars you have")).to_have_value("5")
    expect(posts).not_to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize("path", ["steps/3-billing/", "costs/"])
def test_nothing_moves_for_who_wants_no_motion(reader: Callable[..., Page], path: str) -> None:
    page = reader(reduced_motion="reduce")
    page.goto(path)
    moving = page.evaluate("""() => [...document.querySelectorAll("*")].filter((element) => {
      const style = getComputedStyle(element);
      const fading = style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
      return fading || style.scrollBehavior === "smooth";
    }).map((element) => element.outerHTML.slice(0, 100))""")
    assert moving == []
    page.get_by_role("button", name="Menu", exact=True).press("Enter")
    assert page.evaluate("document.getElementById('pages').getBoundingClientRect().left") == 0


def test_few_colors_still_tell_where_the_reader_is(reader: Callable[..., Page]) -> None:
    page = reader(forced_colors="active")
    page.goto("steps/3-billing/")
    look = "element => { const s = getComputedStyle(element); return [s.backgroundColor, s.color, s.borderTopStyle]; }"
    here = page.locator(".progress [aria-current]").evaluate(look)
    elsewhere = page.locator(".progress a:not([aria-current])").first.evaluate(look)
    assert here[0] != elsewhere[0]
    assert here[0] != here[1]
    assert elsewhere[2] == "solid"
    done = page.get_by_role("button", name="I have done this step")
    before = done.evaluate(look)
    done.click()
    assert done.evaluate(look) != before
    assert done.evaluate("element => getComputedStyle(element, '::before').content").startswith('"✓')
    assert (
        page.locator(".progress [aria-current]")
        .evaluate("e => getComputedStyle(e, '::after').content")
        .startswith('"✓')
    )
    for button in page.locator(".md-button:visible").all():
        assert button.evaluate("element => parseFloat(getComputedStyle(element).borderTopWidth)") > 0
    page.keyboard.press("Tab")
    assert page.evaluate(STOP)["ring"]


@pytest.mark.parametrize("path", KINDS, ids=lambda path: path or "home")
def test_a_thumb_hits_what_matters(reader: Callable[..., Page], path: str) -> None:
    page = reader()
    page.goto(path)
    page.get_by_role("button", name="Menu", exact=True).click()
    menu = ".md-header__button, #pages a, #pages button"
    text = ".progress a, .md-button, .md-footer__link, summary, .estimator :is(button, input, select)"
    small = page.locator(f"{menu}, {text}").evaluate_all(
        """found => found.filter((element) => {
          const box = element.getBoundingClientRect();
          return element.checkVisibility() && Math.min(box.width, box.height) < 43.5;
        }).map((element) => element.outerHTML.slice(0, 100))"""
    )
    assert small == []


def test_without_a_script_the_menu_opens_and_no_button_is_dead(reader: Callable[..., Page]) -> None:
    page = reader(java_script_enabled=False)
    page.goto("steps/3-billing/")
    assert page.locator("header button:visible").count() == 0
    page.locator("label.md-header__button[for=__drawer]").click()
    expect(page.get_by_role("navigation", name="Pages")).to_be_visible()
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Glossary").click()
    expect(page.locator("h1")).to_have_text("Words explained")


def test_a_step_is_heard_in_the_order_of_reading(reader: Callable[..., Page]) -> None:
    page = reader()
    page.goto("steps/3-billing/")
    heard = page.locator("body").aria_snapshot()
    order = [
        "banner",
        'link "Skip to the text"',
        'button "Menu"',
        'button "Search"',
        "main",
        'navigation "The six steps"',
        'link "Step 3: Add $5 of credit"',
        "Step 3 of 6",
        'heading "Add $5 of credit" [level=1]',
        'link "Open the Billing page"',
        'heading "Buy the credit" [level=2]',
        'button "I have done this step"',
        'link "Go to step 4"',
        'navigation "Questions about this step"',
        "contentinfo",
        'navigation "Page before and page after"',
        'link "Next: 4. Keys page"',
    ]
    places = [heard.find(words) for words in order]
    assert -1 not in places, [words for words, place in zip(order, places, strict=True) if place < 0]
    assert places == sorted(places)
    # What is put away is not heard, nor is a sign that only a mouse needs.
    for words in ("¶", "Close the menu", "searchbox", "Back to top", "checkbox", "radio"):
        assert words not in heard
