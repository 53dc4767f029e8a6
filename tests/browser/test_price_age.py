"""A site that nobody builds any more: the page itself looks at the calendar."""

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize(
    ("today", "shown"),
    [
        ("2026-11-30", ""),
        ("2026-12-04", "note"),
        ("2026-12-20", "note"),
        ("2026-12-28", "stale"),
        ("2028-01-01", "stale"),
    ],
)
def test_old_prices_are_told_in_the_browser(page: Page, today: str, shown: str) -> None:
    page.clock.set_fixed_time(f"{today}T12:00:00Z")
    page.goto("costs/")
    for level in ("note", "stale"):
        expect(page.locator(f".price-age-{level}")).to_be_visible(visible=level == shown)


def test_a_page_without_prices_says_nothing(page: Page) -> None:
    page.clock.set_fixed_time("2028-01-01T12:00:00Z")
    page.goto("safety/")
    expect(page.locator(".price-age")).to_have_count(0)
