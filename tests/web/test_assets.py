"""Styles and scripts as pages name them, alone and in the real site."""

import re
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import ROOT, Project, pages_of
from web.assets import HASHED, needs_more_styles, ready
from web.svg import cleaned

PICTURES = ROOT / "tests/web/pictures"
SOURCES = {
    "assets/a.css": "b { color: red }",
    "assets/c.css": "/* why */ d { margin: 0px }",
    "assets/page.js": 'import { one } from "./part.js";\nshow(one);',
    "assets/part.js": "export const one = 1; // why",
    "assets/search/worker.js": "onmessage = ({ data }) => postMessage(data);",
    "assets/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
}


def test_styles_are_one_in_their_order_and_scripts_hold_what_they_import() -> None:
    made = ready(SOURCES, ["assets/c.css", "assets/a.css"])
    assert set(made) == {"assets/guide.css", "assets/page.js", "assets/search/worker.js", "assets/icon.svg"}
    assert made["assets/guide.css"][1] == "d{margin:0}\nb{color:red}"
    assert "import" not in made["assets/page.js"][1]
    assert "why" not in made["assets/page.js"][1]


def test_a_name_tells_the_content_but_for_what_a_script_asks_for_by_name() -> None:
    for asked, (name, text) in ready(SOURCES, ["assets/a.css"]).items():
        if asked.startswith("assets/search/"):
            assert name == asked
        else:
            assert HASHED.search(name)
            assert sha256(text.encode()).hexdigest()[:8] in name


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("assets/page.js", "const a = 1;\nconst b = ;\n", "docs/assets/page.js:2: unexpected ;"),
        ("assets/page.js", "function a() {\n", "docs/assets/page.js:1: "),
        ("assets/page.js", 'import { a } from "./away.js";', "docs/assets/page.js: it imports 'assets/away.js'"),
        ("assets/page.js", "export default 1;", "docs/assets/page.js: 'export default 1;' cannot be bundled"),
    ],
)
def test_what_no_browser_could_read_is_told_in_one_line(name: str, text: str, told: str) -> None:
    imports = {} if "bundled" not in told else {"assets/other.js": 'import "./page.js";'}
    with pytest.raises(ValueError, match=f"^{re.escape(told)}") as raised:
        ready({**SOURCES, **imports, name: text}, [])
    assert "\n" not in str(raised.value)


def test_two_modules_that_wait_for_each_other_do_not_vanish() -> None:
    circle = {"assets/a.js": 'import "./b.js";', "assets/b.js": 'import "./a.js";'}
    with pytest.raises(ValueError, match="imports itself"):
        ready(circle, [])


def test_a_build_tells_a_wrong_script(project: Project) -> None:
    project.replace("docs/assets/colors.js", "let chosen = read();", "let chosen = = read();")
    result = project.build(LINKCHECK="off")
    line = project.line_of("docs/assets/colors.js", "let chosen")
    assert result.returncode == 1
    assert f"ERROR   -  docs/assets/colors.js:{line}: " in result.stderr
    assert "Traceback" not in result.stderr


def test_pictures_of_a_page_keep_their_names_and_drawings_lose_the_notes_of_programs(project: Project) -> None:
    assets = project.root / "docs/assets"
    shutil.copy(PICTURES / "drawio.svg", assets / "sign.svg")
    for name in ("a.png", "a.jpg", "a.webp"):
        shutil.copy(ROOT / "tests/rules/file-kind/kept/docs/assets" / name, assets)
    with (project.root / "docs/about.md").open("a", encoding="utf-8") as page:
        page.write("\n![A sign](assets/sign.svg)![A dot](assets/a.png)![A dot](assets/a.jpg)![A dot](assets/a.webp)\n")
    result = project.build("--strict")
    assert result.returncode == 0, result.stderr
    assert 'src="../assets/sign.svg"' in (project.root / "site/about/index.html").read_text(encoding="utf-8")
    written = (project.root / "site/assets/sign.svg").read_text(encoding="utf-8")
    assert written == cleaned((PICTURES / "drawio.svg").read_text(encoding="utf-8"))
    for name in ("a.png", "a.jpg", "a.webp"):
        assert (project.root / "site/assets" / name).read_bytes() == (assets / name).read_bytes()


@pytest.mark.parametrize(
    ("content", "more"),
    [
        ("<p>Text</p>", False),
        ('<div class="admonition note"><pre><code class="notranslate">a</code></pre></div>', False),
        ('<div class="tabbed-set tabbed-alternate">', True),
        ('<li class="task-list-item">', True),
        ('<div class="cards grid">', True),
        ('<div class="language-yaml highlight">', True),
        ("<p>A grid with keys, a footnote and class=</p>", False),
    ],
)
def test_a_page_has_the_second_stylesheet_of_the_theme_when_it_needs_it(content: str, more: bool) -> None:
    assert needs_more_styles(content) is more


def test_pages_have_one_stylesheet_in_their_head_and_no_style_of_their_own(site: Path) -> None:
    for path in pages_of(site):
        page = path.read_text(encoding="utf-8")
        sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)
        assert len(sheets) == (2 if "estimator-form" in page else 1), path
        assert sheets == re.findall(r'<link rel="stylesheet" href="([^"]+)"', page.partition("</head>")[0])
        assert not re.search(r"<[^>]* style=|<style", page), path


def test_nothing_lies_there_that_nobody_asks_for(site: Path) -> None:
    assert [path.name for path in site.rglob("*.map")] == []
    found = {re.sub(r"\.[0-9a-f]{8}\.", ".", path.name) for path in (site / "assets").rglob("*") if path.is_file()}
    assert found == {
        "guide.css",
        "guide.js",
        "estimator.css",
        "estimator.js",
        "favicon.svg",
        "box.js",
        "parts.css",
        "theme-more.css",
        "worker.js",
    }


def test_what_pages_name_has_its_hash_in_its_name(site: Path) -> None:
    for path in pages_of(site):
        page = path.read_text(encoding="utf-8")
        named = re.findall(r'<script[^>]* src="([^"]+)"|<link rel="(?:icon|stylesheet)" href="([^"]+)"', page)
        assert named
        assert [address for pair in named for address in pair if address and not HASHED.search(address)] == [], path


def test_the_icon_keeps_its_own_name_too_for_pages_that_show_it(site: Path) -> None:
    assert (site / "assets/favicon.svg").read_text(encoding="utf-8").startswith("<svg")
