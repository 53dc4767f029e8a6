"""What is handed to readers has its license with it."""

import re
from pathlib import Path

from tests.conftest import ROOT


def test_the_site_names_every_license_and_says_where(site: Path) -> None:
    text = (site / "licenses.txt").read_text(encoding="utf-8")
    for part in ("Material for MkDocs", "Martin Donath", "Pictogrammers"):
        assert part in text, part
    assert 'href="../licenses.txt"' in (site / "about/index.html").read_text(encoding="utf-8")


def test_the_script_of_the_theme_is_not_handed_out(site: Path) -> None:
    """It holds libraries whose licenses would have to go with it."""
    assert not list(site.glob("assets/javascripts/*"))


def test_only_icons_with_that_license_are_used() -> None:
    used = {
        place
        for path in (ROOT / "overrides").rglob("*.html")
        for place in re.findall(r"\.icons/([\w-]+)/", path.read_text(encoding="utf-8"))
    }
    named = set(re.findall(r"\bicon: ([\w-]+)/", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
    assert used | named == {"material"}
