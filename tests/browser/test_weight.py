"""What a first visit costs, counted as a phone would: in the browser, behind a server that sends packed files."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from finish.pack import pack
from tests.browser.chromium import ARGUMENTS, find
from tests.browser.hosting import Host, hosted

# All told: what is won stays won.
BYTES = 26_000
MORE = {"costs/": 8_000, "steps/6-use-and-test/": 1_000}  # the calculator; the longest step, with three drawings
REQUESTS = 6
PAGES = [
    "",
    "steps/3-billing/",
    "steps/5-create-key/",
    "steps/6-use-and-test/",
    "costs/",
    "faq/",
    "faq/ocr-cost/",
    "fix/",
    "fix/error-429/",
    "404.html",
]


@pytest.fixture(scope="module")
def host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    folder = tmp_path_factory.mktemp("packed") / "site"
    shutil.copytree(site, folder)
    pack(folder)
    with hosted(folder) as host:
        yield host


@pytest.fixture
def phone(browser: Browser, host: Host) -> Iterator[Page]:
    """A page on a small phone that has never been here."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, base_url=host.address)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_a_first_visit_is_light(phone: Page, host: Host, path: str) -> None:
    host.sent.clear()
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(path, wait_until="networkidle")
    # Chromium without a window asks for no icon.
    icon = phone.locator("link[rel=icon]").get_attribute("href") or ""
    asked.append(phone.evaluate("address => new URL(address, document.baseURI).href", icon))
    phone.evaluate("address => fetch(address).then((answer) => answer.text())", icon)
    assert all(url.startswith(host.address) for url in asked)
    assert not any("/search/" in name for name in host.sent)
    assert len(host.sent) <= REQUESTS, sorted(host.sent)
    assert sum(host.sent.values()) <= BYTES + MORE.get(path, 0), host.sent


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_nothing_moves_while_a_page_comes(phone: Page, path: str) -> None:
    phone.add_init_script(
        "window.moved = 0;"
        "new PerformanceObserver((list) => { for (const shift of list.getEntries()) window.moved += shift.value; })"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    phone.goto(path, wait_until="networkidle")
    phone.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert phone.evaluate("window.moved") == 0


@pytest.fixture(scope="module")
def keeping(browser: Browser) -> Iterator[Browser]:
    """Chromium as people have it: Playwright turns off that it keeps pages for the way back."""
    keeping = browser.browser_type.launch(
        executable_path=find(), args=ARGUMENTS, ignore_default_args=["--disable-back-forward-cache"]
    )
    yield keeping
    keeping.close()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_the_back_button_shows_the_page_as_it_was(keeping: Browser, host: Host, path: str) -> None:
    context = keeping.new_context(base_url=host.address)
    page = context.new_page()
    kept: list[bool] = []
    page.expose_function("tellKept", lambda persisted: kept.append(persisted))
    page.add_init_script("addEventListener('pageshow', (event) => tellKept(event.persisted))")
    page.goto(path, wait_until="networkidle")
    page.goto("about/", wait_until="networkidle")
    page.evaluate("history.back()")
    for _ in range(300):
        if len(kept) == 3:
            break
        page.wait_for_timeout(100)
    assert kept == [False, False, True]
    context.close()
