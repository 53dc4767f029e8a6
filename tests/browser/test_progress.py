"""The six steps: ticks that stay in this browser, and nothing that needs them."""

from playwright.sync_api import Page, expect

DONE = "I have done this step"


def test_a_tick_is_remembered_shown_on_every_step_and_can_be_cleared(page: Page) -> None:
    page.goto("steps/1-account/")
    page.get_by_role("button", name=DONE).click()
    expect(page.get_by_role("button", name=DONE)).to_have_attribute("aria-pressed", "true")
    page.goto("steps/2-project/")
    row = page.get_by_role("navigation", name="The six steps")
    expect(row.get_by_role("link")).to_have_count(6)
    expect(row.get_by_role("link", name="Step 1: Make an OpenAI account, done")).to_be_visible()
    expect(row.locator("[aria-current=step]")).to_have_text("2")
    page.goto("steps/")
    page.get_by_role("button", name="Clear the ticks").click()
    expect(page.get_by_role("button", name="Clear the ticks")).to_be_hidden()
    page.goto("steps/2-project/")
    expect(page.locator(".progress .done")).to_have_count(0)
    assert page.evaluate("localStorage.getItem('steps-done')") is None


def test_the_end_is_told_when_all_six_are_ticked(page: Page) -> None:
    for name in ("1-account", "2-project", "3-billing", "4-dashboard", "5-create-key", "6-use-and-test"):
        page.goto(f"steps/{name}/")
        expect(page.get_by_text("All six steps are done.")).to_be_hidden()
        page.get_by_role("button", name=DONE).click()
    expect(page.get_by_text("All six steps are done.")).to_be_visible()
    page.get_by_role("link", name="Tell the bot how a message should sound").click()
    expect(page.locator("#smart-ai-rewrite")).to_be_in_viewport()
    page.goto("steps/6-use-and-test/")
    page.get_by_role("button", name=DONE).click()
    expect(page.get_by_text("All six steps are done.")).to_be_hidden()


def test_a_store_that_holds_something_else_hurts_nothing(page: Page) -> None:
    page.goto("steps/1-account/")
    for text in ("{", "7", "null", '{"a": 1}'):
        page.evaluate("text => localStorage.setItem('steps-done', text)", text)
        page.reload()
        expect(page.get_by_role("button", name=DONE)).to_be_visible()


def test_without_a_script_the_steps_are_plain_pages(page: Page) -> None:
    page.goto("steps/3-billing/")
    assert page.context.browser
    context = page.context.browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(page.url)
    expect(plain.get_by_role("button", name=DONE)).to_have_count(0)
    plain.get_by_role("navigation", name="The six steps").get_by_role("link", name="Step 4").click()
    expect(plain.locator("h1")).to_contain_text("keys page")
    context.close()


def test_an_unknown_address_leads_on(page: Page) -> None:
    page.goto("404.html")
    expect(page.locator("h1")).to_have_text("This page is not here")
    page.locator("article").get_by_role("link", name="Find your problem by what you see").click()
    expect(page.locator("h1")).to_have_text("Fix a problem")


def test_the_checklist_prints_on_one_sheet(page: Page) -> None:
    page.goto("checklist/")
    pdf = page.pdf(format="A4")
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") == 1


def test_old_facts_are_told_in_the_browser(page: Page) -> None:
    page.clock.set_fixed_time("2027-05-01T12:00:00Z")
    page.goto("safety/")
    expect(page.locator(".facts-old")).to_be_hidden()
    page.clock.set_fixed_time("2027-06-15T12:00:00Z")
    page.goto("safety/")
    expect(page.locator(".facts-old")).to_be_visible()
