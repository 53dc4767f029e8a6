"""What was published once goes on answering: tests/addresses.txt has a page a line, with its id and its headings'."""

import re
from pathlib import Path

import pytest
from lxml import html

from tests.conftest import ROOT, pages_of

PUBLISHED = [line.split() for line in (ROOT / "tests/addresses.txt").read_text(encoding="utf-8").splitlines()]
SENT_ON = re.compile(r'http-equiv="refresh" content="0; ?url=(?P<to>[^"#]*)(?:#(?P<anchor>[^"]*))?"')


def landing(site: Path, address: str) -> tuple[Path, str | None]:
    """The page on which a reader of this address ends, and the place on it."""
    page = site / address.strip("/") / "index.html"
    sent_on = SENT_ON.search(page.read_text(encoding="utf-8"))
    if not sent_on:
        return page, None
    return (page.parent / sent_on["to"] / "index.html").resolve(), sent_on["anchor"]


@pytest.fixture(scope="module")
def ids(site: Path) -> dict[Path, set[str]]:
    return {page.resolve(): set(html.document_fromstring(page.read_bytes()).xpath("//@id")) for page in pages_of(site)}


@pytest.mark.parametrize("published", PUBLISHED, ids=lambda published: published[0])
def test_an_address_and_its_ids_still_answer(published: list[str], site: Path, ids: dict[Path, set[str]]) -> None:
    address, page_id, *headings = published
    page, anchor = landing(site, address)
    assert page_id in ids[page.resolve()]
    assert anchor in (None, page_id)
    everywhere = set().union(*ids.values())
    assert [it for it in headings if it not in everywhere] == []


def test_hosts_that_read_a_file_send_readers_to_the_same_places(site: Path) -> None:
    lines = (site / "_redirects").read_text(encoding="utf-8").splitlines()
    for line in lines:
        old, to, status = line.split()
        page, anchor = landing(site, old)
        assert status == "301"
        assert (site / to.partition("#")[0].strip("/") / "index.html").resolve() == page
        assert to.partition("#")[2] == (anchor or "")
