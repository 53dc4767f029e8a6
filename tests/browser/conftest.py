"""The real site behind a web server, and Chromium in front of it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import everything
from tests.browser.serving import chromium, served
from tests.browser.views import VIEWS, View
from tests.conftest import once


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def everything_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real site with everything.md among its pages."""
    folder = once(tmp_path_factory, "everything", lambda folder: everything.build(folder / "project"))
    with served(folder / "project/site") as address:
        yield address


@pytest.fixture(scope="package")  # while it lives, its event loop is in the way of every other one
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """A new page for a reader: how wide, and what else is particular (`forced_colors`, `has_touch`, ...)."""
    contexts: list[BrowserContext] = []

    def come(width: int = 360, **particular: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 700}, base_url=address, **particular)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        return page

    yield come
    for context in contexts:
        context.close()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest, address: str) -> Iterator[Page]:
    """A page on a phone, or in the view that a test is parametrized with: it must stay silent and at home."""
    view: View = getattr(request, "param", VIEWS[0])
    context = browser.new_context(
        viewport={"width": view.width, "height": 800},
        is_mobile=view.on_phone,  # a narrow window is no phone: a page that is too wide is drawn smaller there
        has_touch=view.on_phone,
        color_scheme=view.scheme,
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
