"""What is handed to readers has its license with it."""

import json
import re
from pathlib import Path

import material

from provenance.licenses import THEME_SCRIPT
from tests.conftest import ROOT


def test_each_library_in_the_script_of_the_theme_has_its_license() -> None:
    (script,) = Path(material.__file__).parent.glob("templates/assets/javascripts/bundle.*.js.map")
    sources = json.loads(script.read_text(encoding="utf-8"))["sources"]
    bundled = {found[1] for source in sources if (found := re.search(r"node_modules/((?:@[^/]+/)?[^/]+)", source))}
    kept = (ROOT / THEME_SCRIPT).read_text(encoding="utf-8")
    assert set(re.findall(r"^## (\S+) \(", kept, re.MULTILINE)) == bundled


def test_the_site_names_every_license_and_says_where(site: Path) -> None:
    text = (site / "licenses.txt").read_text(encoding="utf-8")
    vendored = json.loads((ROOT / "hooks/search/vendor/package.json").read_text(encoding="utf-8"))["dependencies"]
    for part in ("Material for MkDocs", "Martin Donath", "Pictogrammers", "rxjs", "clipboard", *vendored):
        assert part in text, part
    assert 'href="../licenses.txt"' in (site / "about/index.html").read_text(encoding="utf-8")


def test_only_icons_with_that_license_are_used() -> None:
    used = {
        place
        for path in (ROOT / "overrides").rglob("*.html")
        for place in re.findall(r"\.icons/([\w-]+)/", path.read_text(encoding="utf-8"))
    }
    named = set(re.findall(r"\bicon: ([\w-]+)/", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
    assert used | named == {"material"}
