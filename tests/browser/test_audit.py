"""What `make audit` asks of every page: here each page is seen in one view, and each kind of page in all."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.serving import served
from tests.browser.views import VIEWS, View
from tools.audit.__main__ import pages_of
from tools.audit.finding import Finding, told
from tools.audit.look import fit, look

KINDS = [
    "",
    "steps/3-billing/",
    "costs/",
    "faq/",
    "fix/",
    "fix/error-429/",
    "glossary/",
    "checklist/",
    "404.html",
]


@pytest.mark.parametrize("turn", range(len(VIEWS)), ids=map(str, VIEWS))
def test_nothing_is_found(browser: Browser, address: str, site: Path, turn: int) -> None:
    pages = pages_of(site)[turn :: len(VIEWS)]
    assert len(pages) > 15
    found = list(look(browser, address, pages, VIEWS[turn]))
    assert not found, told(found)


def test_nothing_is_lost_on_the_smallest_phone(browser: Browser, address: str) -> None:
    found = list(fit(browser, address, KINDS))
    assert not found, told(found)


PAGE = """<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width">
<body><main><h1>A page</h1>{}</main>"""


def faults(browser: Browser, folder: Path, body: str) -> list[Finding]:
    (folder / "index.html").write_text(PAGE.format(body), encoding="utf-8")
    with served(folder) as address:
        return [*look(browser, address, [""], View(360, "light")), *fit(browser, address, [""])]


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ('<img src="data:,">', "image-alt"),
        ('<p style="color: #aaa">Pale</p>', "color-contrast"),
        ('<button style="width: 9px; height: 9px"></button>', "button-name"),
        ('<a href="#">1</a><a href="#" style="font-size: 8px">2</a>', "target-size"),
        ("<script>console.error('broken')</script>", "console"),
        ("<script>broken()</script>", "script-error"),
        ('<script src="http://localhost:9/x.js"></script>', "foreign-request"),
        ('<script src="nothing.js"></script>', "console"),
        ("<meta http-equiv='Content-Security-Policy' content=\"script-src 'self'\"><script>1</script>", "policy"),
        ('<p style="width: 400px">Wide</p>', "does-not-fit"),
        ('<p style="width: 9em">Wide with large letters</p>', "does-not-fit"),
        ('<p style="height: 1em; overflow: hidden">Cut off when the lines stand apart, or not?</p>', "does-not-fit"),
    ],
)
def test_each_kind_of_fault_is_found(browser: Browser, tmp_path: Path, body: str, rule: str) -> None:
    found = faults(browser, tmp_path, body)
    assert rule in {finding.rule for finding in found}
    assert all(finding.remedy and finding.element for finding in found)


def test_a_page_without_faults_passes(browser: Browser, tmp_path: Path) -> None:
    assert faults(browser, tmp_path, "<p>Nothing is wrong here.</p><p><a href='/'>A link</a></p>") == []
