"""The real site after it was made light."""

import json
import re
from pathlib import Path

from tests.conftest import pages_of
from weight.site import HASHED


def test_pages_have_one_stylesheet_and_no_style_of_their_own(site: Path) -> None:
    for path in pages_of(site):
        page = path.read_text(encoding="utf-8")
        assert page.partition("</head>")[0].count('rel="stylesheet"') == 1, path
        assert not re.search(r"<[^>]* style=|<style", page), path


def test_nothing_lies_there_that_nobody_asks_for(site: Path) -> None:
    assert [path.name for path in site.rglob("*.map")] == []
    assert not (site / "assets/javascripts/lunr").exists()
    assert not (site / "assets/javascripts/workers").exists()
    assert not (site / "assets/images/favicon.png").exists()
    assert len(list(site.rglob("*.css"))) == 2  # every page's, and the calculator's


def test_what_pages_name_has_its_hash_in_its_name(site: Path) -> None:
    for path in pages_of(site):
        page = path.read_text(encoding="utf-8")
        named = re.findall(r'<script[^>]* src="([^"]+)"|<link rel="(?:icon|stylesheet)" href="([^"]+)"', page)
        assert named
        assert [address for pair in named for address in pair if address and not HASHED.search(address)] == [], path


def test_data_in_pages_can_still_be_read(site: Path) -> None:
    for path in pages_of(site):
        page = path.read_text(encoding="utf-8")
        for block in re.findall(r'<script[^>]* type="application/(?:ld\+)?json"[^>]*>(.*?)</script>', page, re.DOTALL):
            json.loads(block)
