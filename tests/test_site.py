"""The real site, walked page by page."""

import json
import os
import re
import stat
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from genai_prices.data_snapshot import get_snapshot
from genai_prices.types import TieredPrices
from lxml import html

from facts import read, validate
from guide.load import load_guide
from guide.pages import read_pages, sections
from links.registry import RegistryFile
from pricing.models import Models
from pricing.usage import Usage
from tests.conftest import DAY, NOON, ROOT, Project, epoch, pages_of

BASE = "https://site.test/"
MODELS = validate(read(ROOT / "data/models.yml", root=ROOT), Models)
REGISTRY = RegistryFile(ROOT / "data/links.yml", root=ROOT).registry


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, html.HtmlElement]:
    """Every page by its address from the root of the site, but for those that only send a reader on."""
    return {
        path.relative_to(site).as_posix().removesuffix("index.html"): html.document_fromstring(path.read_bytes())
        for path in pages_of(site)
        if path.name != "404.html"
    }


def test_every_source_page_is_there(pages: dict[str, html.HtmlElement]) -> None:
    assert len(pages) == len(list((ROOT / "docs").rglob("*.md")))


def test_every_internal_link_and_anchor_leads_somewhere(site: Path, pages: dict[str, html.HtmlElement]) -> None:
    anchors = {name: set(page.xpath("//@id")) for name, page in pages.items()}
    broken = []
    for name, page in pages.items():
        for address in page.xpath("//a/@href | //link/@href | //script/@src | //img/@src"):
            target = urlsplit(urljoin(BASE + name, address))
            if target.netloc != "site.test":
                continue
            path, anchor = unquote(target.path.lstrip("/")), unquote(target.fragment)
            is_page = path in pages
            if not (is_page or (site / path).is_file()) or (is_page and anchor and anchor not in anchors[path]):
                broken.append((name, address))
    assert broken == []


def test_every_topic_has_its_place(pages: dict[str, html.HtmlElement]) -> None:
    topics = (ROOT / "tests/topics.txt").read_text(encoding="utf-8").split()
    found = sections(read_pages(ROOT / "docs", root=ROOT))
    assert [topic for topic in topics if topic not in found] == []
    for topic in topics:
        address = re.sub(r"(index)?\.md$", "", found[topic].src_uri)
        page = pages[address if address in pages else f"{address}/"]
        (element,) = page.xpath(f"//*[@id='{topic}']")
        assert element.tag in ("h1", "h2", "h3", "h4"), topic


def test_the_first_heading_of_a_page_has_its_id_and_no_id_stands_twice(pages: dict[str, html.HtmlElement]) -> None:
    for source in read_pages(ROOT / "docs", root=ROOT):
        address = re.sub(r"(index)?\.md$", "", source.src_uri)
        page = pages[address if address in pages else f"{address}/"]
        assert page.xpath("//h1/@id") == [source.meta.id]
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), address
        assert page.xpath("//a[@class='skip']/@href") == [f"#{page.xpath('//article/@id')[0]}"]
        assert f"#{source.meta.id}" not in page.xpath("//nav[contains(@class, 'md-nav--secondary')]//a/@href")


def test_titles_and_descriptions_are_there_and_differ(pages: dict[str, html.HtmlElement]) -> None:
    titles = [page.findtext(".//title") for page in pages.values()]
    descriptions = [page.xpath("string(//meta[@name='description']/@content)") for page in pages.values()]
    assert len(set(titles)) == len(set(descriptions)) == len(pages)
    assert all(description and "{{" not in description for description in descriptions)
    assert all(len(page.xpath("//h1")) == 1 for page in pages.values())


def test_nothing_is_fetched_from_another_host(site: Path, pages: dict[str, html.HtmlElement]) -> None:
    fetched = "//link[not(@rel='canonical')]/@href | //*[@src]/@src | //@srcset | //*[@action]/@action"
    foreign = [
        (name, address)
        for name, page in pages.items()
        for address in page.xpath(fetched)
        if urlsplit(urljoin(BASE, address)).netloc != "site.test"
    ]
    assert foreign == []
    for css in site.rglob("*.css"):
        assert not re.search(r"""url\(["']?(https?:)?//|@import""", css.read_text(encoding="utf-8")), css


def test_links_out_come_from_the_registry(pages: dict[str, html.HtmlElement]) -> None:
    outside = {
        address
        for page in pages.values()
        for address in page.xpath("//a/@href")
        if urlsplit(urljoin(BASE, address)).netloc != "site.test"
    }
    assert outside <= REGISTRY.by_url.keys()
    assert len(outside) > 10


def test_no_reference_macro_or_attribute_list_is_left_over(pages: dict[str, html.HtmlElement]) -> None:
    for name, page in pages.items():
        text = page.xpath("//article")[0].text_content()
        assert not re.search(r"\]\[|\{\{|\{%|\{ ?[.#]|\]\(|\|-", text), name


def test_no_field_asks_for_anything_but_a_search_or_a_number(pages: dict[str, html.HtmlElement]) -> None:
    numbers = {"costs/": ["budget", "posts", "letters", "pictures"]}
    for name, page in pages.items():
        fields = page.xpath("//input[not(@type='checkbox' or @type='radio')] | //textarea")
        assert [field.get("name") for field in fields] == ["q", *numbers.get(name, [])]
        assert all(field.get("inputmode") in ("decimal", "numeric") for field in fields[1:])


def test_the_price_table_is_what_the_package_returns(pages: dict[str, html.HtmlElement]) -> None:
    rows = pages["costs/"].xpath("//h2[@id='prices']/following::details[1]//tbody/tr")
    shown = {
        row.xpath("string(.//code)"): tuple(row.xpath("./td")[-1].text_content().strip().split(" / ")) for row in rows
    }
    provider = next(provider for provider in get_snapshot().providers if provider.id == "openai")
    expected = {}
    for model in provider.models:
        listed = MODELS.models.get(model.id)
        if listed and not (listed.retirement and listed.retirement.on <= DAY):
            prices = model.get_prices(NOON)
            expected[model.id] = tuple(
                dollars(price.base if isinstance(price, TieredPrices) else price)
                for price in (prices.input_mtok, prices.output_mtok)
            )
    assert shown == expected
    assert len(shown) >= 8
    assert "gpt-3.5-turbo" not in shown
    posts = [float(row.xpath("string(./td[2])").strip().strip("$")) for row in rows]
    assert posts == sorted(posts)


def test_the_table_of_languages_is_what_was_measured(pages: dict[str, html.HtmlElement]) -> None:
    rows = pages["costs/"].xpath("//h2[@id='languages']/following::table[1]//tbody/tr")
    shown = [tuple(cell.text_content() for cell in row.xpath("./td")) for row in rows]
    usage = validate(read(ROOT / "data/tokens.yml", root=ROOT), Usage)
    posts = [(it.name, it.same_post) for it in usage.languages.values() if it.same_post]
    assert [row[:3] for row in shown] == [(name, str(post.characters), str(post.tokens)) for name, post in posts]
    assert len(shown) == 11
    by_tokens = sorted(shown, key=lambda row: int(row[2]))
    costs = [Decimal(row[3].removeprefix("$")) for row in by_tokens]
    assert costs == sorted(costs)
    assert costs[0] > 0


def test_the_data_dates_stand_on_every_page(pages: dict[str, html.HtmlElement]) -> None:
    for page in pages.values():
        footer = " ".join(page.xpath("string(//footer)").split())
        assert "Prices: data published on 10 November 2026." in footer
        assert "Not affiliated with OpenAI" in footer


def test_tooltips_explain_words(pages: dict[str, html.HtmlElement]) -> None:
    words = [word.text for word in pages["costs/"].xpath("//article//abbr[@title]")]
    assert "tokens" in words
    assert len(words) == len(set(words))


def test_the_search_index_holds_every_question(site: Path) -> None:
    places = {page[0] for page in json.loads((site / "search/index.json").read_text(encoding="utf-8"))["pages"]}
    assert {f"faq/{path.stem}/" for path in (ROOT / "docs/faq").glob("*.md") if path.stem != "index"} <= places


def test_the_site_can_be_read_by_a_web_server(site: Path) -> None:
    assert stat.S_IMODE(site.stat().st_mode) & 0o055 == 0o055


def dollars(amount: Decimal) -> str:
    """An independent way to write a price: no trailing zeros beyond cents."""
    whole, _, fraction = f"{amount:.4f}".partition(".")
    fraction = fraction.rstrip("0")
    return f"${whole}" if not fraction else f"${whole}.{fraction:0<2}"


def test_an_old_address_goes_on_working(project: Project) -> None:
    (project.root / "data/redirects.yml").write_text("faq/my-key-is-gone/: leaked-key\n", encoding="utf-8")
    assert project.build("--strict").returncode == project.finish().returncode == 0
    page = html.document_fromstring((project.root / "site/faq/my-key-is-gone/index.html").read_bytes())
    assert page.xpath("string(//a/@href)") == "../../safety/#leaked-key"
    assert page.xpath("string(//meta[@http-equiv='refresh']/@content)") == "0; url=../../safety/#leaked-key"
    lines = (project.root / "site/_redirects").read_text(encoding="utf-8")
    assert lines == "/faq/my-key-is-gone/ /safety/#leaked-key 301\n"


def test_the_pages_to_read_next_are_called_as_their_headings_are(pages: dict[str, html.HtmlElement]) -> None:
    for name, page in pages.items():
        for link in page.xpath("//nav[@class='related']//a"):
            target = urlsplit(urljoin(BASE + name, link.get("href")))
            place = f"//*[@id='{target.fragment}']" if target.fragment else "//h1"
            heading = pages[unquote(target.path.lstrip("/"))].xpath(place)[0]
            for sign in heading.xpath(".//a[@class='headerlink']"):
                sign.drop_tree()
            assert " ".join(link.text_content().split()) == " ".join(heading.text_content().split())


def test_the_menu_marks_the_page_that_is_read(pages: dict[str, html.HtmlElement]) -> None:
    in_menu = {urljoin(BASE, link) for link in pages[""].xpath("//nav[@id='pages']//a/@href")}
    assert len(in_menu) > 15
    for name, page in pages.items():
        marked = page.xpath("//nav[@id='pages']//a[@aria-current='page']")
        at = urljoin(BASE, name)
        assert [urljoin(at, link.get("href")) for link in marked] == ([at] if at in in_menu else []), name
        shown = page.xpath("//nav[@id='pages']//ul[contains(@class, 'headings-here')]//a/@href")
        beside = page.xpath("//nav[contains(@class, 'md-nav--secondary')]//a/@href")
        assert shown == (beside if at in in_menu else []), name


@pytest.mark.parametrize("home", ["", "https://site.test/guide/"])
def test_the_page_for_what_is_not_there_leads_home_from_anywhere(project: Project, home: str) -> None:
    assert project.build("--strict", SITE_URL=home).returncode == 0
    page = html.document_fromstring((project.root / "site/404.html").read_bytes())
    root = urlsplit(home).path or "/"
    addresses = page.xpath("//a/@href | //link/@href | //script/@src | //@data-root")
    inside = [address for address in addresses if not address.startswith("#")]
    assert len(inside) > 20
    assert [address for address in inside if not address.startswith(root)] == []
    for address in inside:
        path = project.root / "site" / address.removeprefix(root).partition("#")[0]
        assert path.is_file() or (path / "index.html").is_file(), address


TWICE = """
import re
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config

links = Path("data/links.yml")
for day in ("3", "4"):
    text = links.read_text(encoding="utf-8")
    links.write_text(re.sub("looked: .*", f"looked: 2026-11-0{day}", text), encoding="utf-8")
    build(load_config(site_dir=f"site-{day}"))
"""


def test_a_second_build_of_one_process_shows_changed_data(project: Project) -> None:
    """As under `mkdocs serve`: what pages share is not kept from one build to the next."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "LINKCHECK": "off", "SOURCE_DATE_EPOCH": epoch(NOON)}
    subprocess.run([sys.executable, "-c", TWICE], cwd=project.root, env=environment, check=True)
    for day in ("3", "4"):
        page = (project.root / f"site-{day}/faq/lost-key/index.html").read_text(encoding="utf-8")
        assert f"Links last checked by a person on {day} November 2026" in page


def test_what_promises_minutes_promises_what_the_steps_take(site: Path) -> None:
    promise = f"about {load_guide(ROOT, ROOT / 'docs', DAY).minutes} minutes"
    assert promise in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert promise in (ROOT / "README.md").read_text(encoding="utf-8")
    assert promise in (site / "index.html").read_text(encoding="utf-8")
