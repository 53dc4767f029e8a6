"""The picture at the top of the README: there, light to load, and never part of the site."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.conftest import ROOT
from tools.picture import FOLDER, SCHEMES, picture

KILOBYTES = 80


def test_the_readme_opens_with_it_in_both_schemes(site: Path) -> None:
    opening = (ROOT / "README.md").read_text(encoding="utf-8").partition("\n## ")[0]
    for scheme in SCHEMES:
        path = FOLDER / f"site-{scheme}.webp"
        assert path.relative_to(ROOT).as_posix() in opening
        assert path.read_bytes()[8:12] == b"WEBP"
        assert path.stat().st_size < KILOBYTES * 1000
        assert not list(site.rglob(path.name))


def test_the_same_site_gives_the_same_picture_and_each_scheme_its_own(browser: Browser, address: str) -> None:
    light = picture(browser, address, "light")
    assert light == picture(browser, address, "light")
    assert light != picture(browser, address, "dark")
