"""What a browser that translates the real site does to it: buttons, code and names stay, and all else is translated."""

from pathlib import Path

import pytest
from lxml import html

from guide.load import Guide, load_guide
from guide.untranslated import ATTRIBUTES, Names, names_of
from tests.conftest import DAY, ROOT

# What a reader sees of a page as text, beside what is left alone.
PROSE = "//body//text()[not(ancestor::*[@translate='no'] or ancestor::script or ancestor::option)]"
# A script puts them there: their letters are no text of a page.
UNTOUCHED = "//body//*[@translate='no']"


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load_guide(ROOT, ROOT / "docs", DAY)


@pytest.fixture(scope="module")
def names(guide: Guide) -> Names:
    return names_of(guide)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, html.HtmlElement]:
    """Every page, but for those that only lead on from an old address."""
    read = {path: html.document_fromstring(path.read_bytes()) for path in sorted(site.rglob("index.html"))}
    return {path.relative_to(site).as_posix(): page for path, page in read.items() if page.xpath("//article")}


def test_all_code_and_every_drawing_is_left_alone(pages: dict[str, html.HtmlElement]) -> None:
    for name, page in pages.items():
        translated = page.xpath("//body//*[self::code or self::kbd or (self::svg and .//text)][not(@translate='no')]")
        assert [element.text_content() for element in translated] == [], name


def test_words_on_a_screen_are_left_alone_where_they_stand_in_bold(
    pages: dict[str, html.HtmlElement], names: Names, guide: Guide
) -> None:
    found = 0
    for name, page in pages.items():
        bold = [it for it in page.xpath("//article//strong") if names.is_on_screen(it.text_content())]
        assert [it.text_content() for it in bold if it.get("translate") != "no"] == [], name
        found += len(bold) * name.startswith("steps/")
    assert found > 20
    assert {step.src_uri for step in guide.steps}  # the pages that they stand on most


def test_no_name_is_translated(pages: dict[str, html.HtmlElement], names: Names) -> None:
    for name, page in pages.items():
        translated = [text for text in page.xpath(PROSE) if names.anywhere.search(text)]
        assert translated == [], name


def test_prose_is_translated(pages: dict[str, html.HtmlElement], names: Names) -> None:
    for name, page in pages.items():
        for element in page.xpath(UNTOUCHED):
            assert {key: element.get(key) for key in ATTRIBUTES if key != "class"}.items() <= ATTRIBUTES.items()
            assert "notranslate" in element.get("class").split()
            if element.tag in ("span", "strong"):
                text = " ".join(element.text_content().split())
                assert names.is_on_screen(text), f"{name}: {text}"
            else:
                assert element.tag in ("code", "kbd", "svg", "option"), name
        words = sum(len(text.split()) for text in page.xpath("//article" + PROSE.removeprefix("//body")))
        assert words > 40, name


def test_programs_read_the_same_words(site: Path) -> None:
    for twin in site.rglob("*.md"):
        assert "<span" not in twin.read_text(encoding="utf-8"), twin
    for name in ("llms.txt", "llms-full.txt", "search/index.json"):
        text = (site / name).read_text(encoding="utf-8")
        assert "notranslate" not in text, name
        assert "<span" not in text, name
