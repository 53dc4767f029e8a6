"""The copy for a disk: every link leads to a file, and pages work as far as a browser lets them."""

from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, expect

from finish.offline import copy
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("disk") / "openai-key-guide"
    copy(site, folder, ROOT)
    return folder


def test_every_link_leads_to_a_file(site: Path, folder: Path) -> None:
    pages = sorted(folder.rglob("*.html"))
    broken = []
    for path in pages:
        page = html.document_fromstring(path.read_bytes())
        for address in [
            *page.xpath("//a/@href | //script/@src | //link/@href | //img/@src"),
            *(it.partition("url=")[2] for it in page.xpath("//meta[@http-equiv='refresh']/@content")),
        ]:
            target = urlsplit(urljoin(path.as_uri(), address))
            if target.scheme == "file" and not Path(unquote(target.path)).is_file():
                broken.append((path.name, address))
    assert len(pages) == len(list(site.rglob("index.html")))
    assert broken == []


def test_it_is_read_without_a_server(browser: Browser, folder: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: message.type in ("error", "warning") and complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("link", name="Start with step 1").click()
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_text("A copy for reading without a network")).to_be_visible()
    expect(page.locator("#search")).to_be_hidden()
    page.goto((folder / "costs/index.html").as_uri())
    expect(page.get_by_text("The calculator needs JavaScript.")).to_be_hidden()
    page.locator("#estimator-posts").fill("70")
    expect(page.locator("#estimator-result")).to_contain_text("70")
    page.get_by_role("button", name="Use light colors").click()
    expect(page.get_by_role("button", name="Use dark colors")).to_be_focused()
    assert complaints == []
    context.close()


def test_the_same_site_gives_the_same_zip(site: Path, folder: Path, tmp_path: Path) -> None:
    again = copy(site, tmp_path / folder.name, ROOT)
    assert again.read_bytes() == folder.with_name(f"{folder.name}.zip").read_bytes()
