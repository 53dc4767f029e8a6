"""The real site behind a web server, and Chromium in front of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.serving import chromium, served


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture(scope="package")  # while it lives, its event loop is in the way of every other one
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(params=[(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")], ids=lambda p: f"{p[0]}-{p[1]}")
def page(browser: Browser, request: pytest.FixtureRequest, address: str) -> Iterator[Page]:
    """A page on a phone, which is touched, and on a desk, in both schemes: it must stay silent and at home."""
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        is_mobile=width < 600,  # a narrow window is no phone: a page that is too wide is drawn smaller there
        has_touch=width < 600,
        color_scheme=scheme,
        base_url=address,
        bypass_csp=True,  # Playwright waits by eval(); test_policy.py does without
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    complaints: list[str] = []
    page.on("console", lambda message: message.type in ("error", "warning") and complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda asked: asked.url.startswith(address) or complaints.append(f"asked {asked.url}"))
    yield page
    context.close()
    assert complaints == []
