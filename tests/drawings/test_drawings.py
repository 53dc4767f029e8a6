"""The drawings as they stand in the real site."""

import gzip
import re
from pathlib import Path

import pytest
from lxml import etree, html

from drawings.gallery import Gallery, label_ids, read_gallery
from drawings.layout import width, wrapped
from drawings.parts import Ask, Part
from drawings.words import described
from facts import read, validate
from facts.bot import Bot
from guide.pages import read_pages, sections
from languages.language import read_language
from tests.conftest import ROOT

SVG = "{http://www.w3.org/2000/svg}"
PAGES = read_pages(ROOT / "docs", root=ROOT)
SECTIONS = sections(PAGES)


def read_all() -> Gallery:
    bot = validate(read(ROOT / "data/bot.yml", root=ROOT), Bot)
    return read_gallery(read(ROOT / "data/drawings.yml", root=ROOT), bot, SECTIONS)


GALLERY = read_all()
WORDS = read_language(ROOT).words
NAMES = list(GALLERY.drawings)
USED_ON = {name: [page for page in PAGES if f'drawing("{name}")' in page.text] for name in NAMES}
every = pytest.mark.parametrize("name", NAMES)


def all_parts(parts: tuple[Part, ...]) -> list[Part]:
    return [one for part in parts for one in (part, *all_parts(getattr(part, "parts", ())))]


@pytest.fixture(scope="module")
def figures(site: Path) -> dict[str, html.HtmlElement]:
    """The figure of each drawing, in its page."""
    found: dict[str, html.HtmlElement] = {}
    for path in sorted(site.rglob("*.html")):
        for figure in html.document_fromstring(path.read_bytes()).xpath("//figure[@class='drawing']"):
            name = figure.xpath("string(.//title/@id)").removeprefix("drawing-")
            assert name not in found, "a drawing that stands twice has the same id twice"
            found[name] = figure
    return found


@pytest.fixture(scope="module")
def pictures(site: Path) -> dict[str, str]:
    """The SVG of each drawing, as text."""
    texts = [path.read_text(encoding="utf-8") for path in site.rglob("*.html")]
    found = [
        svg for text in texts for svg in re.findall(r'<figure class="drawing">\s*(<svg.*?</svg>)', text, re.DOTALL)
    ]
    return {re.search(r'<title id="drawing-([^"]+)"', svg)[1]: svg for svg in found}  # type: ignore[index]


@every
def test_it_stands_on_one_page(name: str) -> None:
    assert len(USED_ON[name]) == 1


def test_every_step_has_one() -> None:
    for page in PAGES:
        if page.src_uri.startswith("steps/") and page.meta.id != "six-steps":
            assert "{{ drawing(" in page.text, page.file


@every
def test_it_is_small_well_formed_and_stands_on_its_own(name: str, pictures: dict[str, str]) -> None:
    svg = pictures[name]
    assert len(gzip.compress(svg.encode())) < 2500
    root = etree.fromstring(svg.encode())
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "circle", "path", "text"}
    attributes = {attribute for element in root.iter() for attribute in element.attrib}
    assert not [it for it in attributes if it == "style" or it.endswith("href") or it.startswith("on")]
    assert "url(" not in svg
    assert float(root.get("width")) / float(root.get("height")) == pytest.approx(
        float(root.get("viewBox").split()[2]) / float(root.get("viewBox").split()[3])
    )


@every
def test_it_says_in_words_what_it_shows(name: str, pictures: dict[str, str]) -> None:
    root = etree.fromstring(pictures[name].encode())
    assert root.get("role") == "img"
    # The title is its name, the rest its description: a screen reader says neither twice.
    told = (root.get("aria-labelledby"), root.get("aria-describedby"))
    named = [root.xpath(f"string(//*[@id='{it}'])") for it in told]
    sheet = GALLERY.sheet(name)
    assert named == [sheet.drawing.title, described(sheet, WORDS.plain)]
    drawn = {"".join(text.itertext()) for text in root.iter(f"{SVG}text")} - {"yes", "no"}
    assert not [text for text in drawn if text not in " ".join(named)]


@every
def test_it_says_that_it_is_a_drawing(name: str, figures: dict[str, html.HtmlElement]) -> None:
    assert "rawing" in figures[name].findtext("figcaption")


@every
def test_its_numbers_are_those_of_the_list_on_the_page(name: str, figures: dict[str, html.HtmlElement]) -> None:
    parts = [part for part in all_parts(GALLERY.drawings[name].parts) if getattr(part, "number", None)]
    if not parts:
        return
    figure = figures[name]
    steps = (figure.xpath("ancestor::ol[1]") or figure.xpath("preceding-sibling::ol[1]"))[0].xpath("./li")
    for part in parts:
        step = steps[part.number - 1]
        bold = {" ".join(it.text_content().split()) for it in step.xpath(".//strong")}
        shown = map(GALLERY.label, label_ids(part))
        options = (
            set(map(GALLERY.label, getattr(part, "options", ()))) - {GALLERY.label(part.chosen)}
            if (part.part == "choice")
            else set()
        )
        assert set(shown) - options <= bold, (name, part.number)
        if isinstance(part, Ask):
            target = SECTIONS[part.to]
            page = "" if target.src_uri == USED_ON[name][0].src_uri else f"{Path(target.src_uri).stem}/"
            assert step.xpath("string(.//a/@href)") == page + (f"#{target.anchor}" if target.anchor else "")


def test_every_label_is_drawn_or_written() -> None:
    drawn = {name for one in GALLERY.drawings.values() for part in all_parts(one.parts) for name in label_ids(part)}
    written = {name for page in PAGES for name in re.findall(r'label\("([^"]+)"\)', page.text)}
    assert set(GALLERY.labels) <= drawn | written


def test_pages_take_the_words_on_controls_from_the_data() -> None:
    by_hand = [
        (page.file, words)
        for page in PAGES
        for words in re.findall(r"^(?!#).*?\*\*([^*{]+)\*\*", page.text, re.MULTILINE)
        if words in GALLERY.labels.values()
    ]
    assert by_hand == []


def test_no_drawing_holds_anything_like_a_key(pictures: dict[str, str]) -> None:
    assert not re.search(r"sk-|[A-Za-z0-9_-]{24,}(?=<)", "".join(pictures.values()))


def test_words_wrap_where_there_is_no_room() -> None:
    assert wrapped("one two three", width("one two", 13), 13) == ("one two", "three")
    assert wrapped("onetwothree", 10, 13) == ("onetwothree",)


def test_the_words_for_a_drawing_go_from_top_to_bottom_and_number_what_is_numbered() -> None:
    assert described(GALLERY.sheet("spend-limit"), WORDS.plain) == (
        "At the top: Limits. 2: button Edit spend limit. Then. 3: field the amount for a month: $5. "
        "4: switch Enforce a hard limit: on."
    )
