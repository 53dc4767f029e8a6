"""What programs read of the real site: the way to a page, copies in Markdown, llms.txt, the sitemap."""

import json
import re
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import markdown
import pytest
from lxml import etree, html

from guide.pages import SourcePage, read_pages
from links.registry import RegistryFile
from tests.conftest import HOME, ROOT, copy_project, epoch

REGISTRY = RegistryFile(ROOT / "data/links.yml", root=ROOT).registry
# Around the text of a page; the one-sentence answer of a question or a fix is part of its text.
AROUND = ("place", "needs", "codes", "notices", "related", "sources", "checked", "twin")
UNSEEN = (
    ".//script | .//style | .//link | .//figure | .//*[@hidden] | .//a[@class='headerlink'] | .//comment() | "
    ".//nav[@class='progress'] | .//p[@class='step-done']"
)


@pytest.fixture(scope="module")
def sources() -> dict[str, SourcePage]:
    """Every page as it was written, by its address below the home."""
    return {address(page): page for page in read_pages(ROOT / "docs", root=ROOT)}


@pytest.fixture(scope="module")
def pages(published: Path, sources: dict[str, SourcePage]) -> dict[str, html.HtmlElement]:
    return {url: html.document_fromstring((published / url / "index.html").read_bytes()) for url in sources}


def address(page: SourcePage) -> str:
    path = page.src_uri.removesuffix(".md").removesuffix("index")
    return path if not path or path.endswith("/") else f"{path}/"


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def seen(element: html.HtmlElement, *without: str) -> html.HtmlElement:
    """A copy of what a reader sees of the element, without the parts of these classes."""
    copy = html.fromstring(html.tostring(element))
    classes = [f".//*[contains(concat(' ', @class, ' '), ' {name} ')]" for name in without]
    for part in copy.xpath(" | ".join([UNSEEN, *classes])):
        if part.getparent() is not None:
            part.drop_tree()
    for block in copy.iter("p", "li", "td", "th", "h1", "h2", "h3", "summary", "dt", "dd", "br", "option", "label"):
        block.tail = " " + (block.tail or "")
    return copy


def breadcrumbs(page: html.HtmlElement) -> list[dict[str, Any]]:
    scripts = page.xpath("//head/script[@type='application/ld+json']")
    assert len(scripts) <= 1
    return json.loads(scripts[0].text)["itemListElement"] if scripts else []


def test_breadcrumbs_lead_through_pages_that_exist(pages: dict[str, html.HtmlElement]) -> None:
    for url, page in pages.items():
        items = breadcrumbs(page)
        assert bool(items) == bool(url), url
        if items:
            steps = [item["item"]["@id"].removeprefix(HOME) for item in items]
            assert steps[0] == ""
            assert steps[-1] == url
            for step, item in zip(steps, items, strict=True):
                assert item["name"] == pages[step].xpath("string(//h1)").strip()


def test_the_head_names_the_page_for_previews_of_links(
    pages: dict[str, html.HtmlElement], sources: dict[str, SourcePage]
) -> None:
    for url, page in pages.items():
        shown = {it.get("property") or it.get("name"): it.get("content") for it in page.xpath("//head/meta")}
        assert shown["og:title"] == sources[url].meta.title
        assert shown["og:description"] == shown["description"]
        assert "{{" not in shown["og:description"]
        assert shown["og:url"] == page.xpath("string(//link[@rel='canonical']/@href)") == HOME + url
        assert shown["og:type"] == ("article" if url else "website")
        assert (shown["og:locale"], shown["twitter:card"]) == ("en_US", "summary")
        assert shown["og:site_name"] == "OpenAI key guide"


def test_without_an_address_of_the_site_no_page_claims_one(site: Path) -> None:
    page = html.document_fromstring((site / "faq/lost-key/index.html").read_bytes())
    assert page.xpath("//link[@rel='canonical'] | //meta[@property='og:url']") == []
    assert [item["item"]["@id"] for item in breadcrumbs(page)] == ["../../", "../", "./"]
    assert "://" not in (site / "llms.txt").read_text(encoding="utf-8")


def test_every_page_has_a_copy_with_the_words_of_its_article(
    published: Path, pages: dict[str, html.HtmlElement]
) -> None:
    for url, page in pages.items():
        text = (published / url / "index.md").read_text(encoding="utf-8")
        title, answer, *_ = text.split("\n\n")
        article = seen(page.xpath("//article")[0], "twin")
        heading = article.find(".//h1")
        assert words(title) == words(heading.text_content()), url
        heading.drop_tree()
        said = words(article.text_content())
        if answer.startswith("> "):  # the page itself does not show it
            assert words(answer) == words(page.xpath("string(//meta[@name='description']/@content)")), url
            text = text.replace(answer, "", 1)
        read = html.fromstring(markdown.markdown(text.replace(title, "", 1), extensions=["tables"]))
        assert words(seen(read).text_content()) == said, url


def test_a_copy_of_a_question_begins_with_its_answer(published: Path, sources: dict[str, SourcePage]) -> None:
    text = (published / "faq/lost-key/index.md").read_text(encoding="utf-8").split("\n\n")
    assert text[0] == f"# {sources['faq/lost-key/'].meta.title}"
    assert sources["faq/lost-key/"].meta.description in text[1:3]


def test_nothing_of_a_template_is_left_in_a_copy(published: Path) -> None:
    for copy in [*published.rglob("*.md"), published / "llms.txt", published / "llms-full.txt"]:
        text = re.sub(r"`[^`\n]*`", "", copy.read_text(encoding="utf-8"))
        assert not re.search(r"\]\[|\{\{|\{%|\{ ?[.#:]|^!!!|^\?\?\?|<(?!br>)/?[a-z]+|¶", text, re.MULTILINE), copy


def test_every_link_of_a_copy_leads_to_a_page_for_people(published: Path, pages: dict[str, html.HtmlElement]) -> None:
    anchors = {url: set(page.xpath("//@id")) for url, page in pages.items()}
    files = [published / url / "index.md" for url in pages] + [published / "llms-full.txt"]
    checked = 0
    for file in files:
        for target in re.findall(r"(?<!\\)\]\(([^\s)]+)\)", file.read_text(encoding="utf-8")):
            if target.startswith(HOME):
                path, _, anchor = target.removeprefix(HOME).partition("#")
                assert path in pages or (published / path).is_file(), (file, target)
                assert not anchor or anchor in anchors[path], (file, target)
            else:
                assert target in REGISTRY.by_url, (file, target)
            checked += 1
    assert checked > 200


def test_relative_links_of_a_copy_are_right_where_it_stands(site: Path) -> None:
    for file in [*site.rglob("index.md"), site / "llms.txt", site / "llms-full.txt"]:
        here = f"https://site.test/{file.relative_to(site).as_posix()}"
        for target in re.findall(r"(?<!\\)\]\(([^\s)]+)\)", file.read_text(encoding="utf-8")):
            goal = urlsplit(urljoin(here, target))
            if goal.netloc == "site.test":
                path = site / goal.path.lstrip("/")
                assert path.is_file() or (path / "index.html").is_file(), (file, target)


def test_a_page_links_to_its_copy(pages: dict[str, html.HtmlElement]) -> None:
    for url, page in pages.items():
        copies = page.xpath("//head/link[@type='text/markdown']")
        assert [(it.get("rel").split(), urljoin(url, it.get("href"))) for it in copies] == [
            (["alternate"], f"{url}index.md")
        ]
        assert [urljoin(url, it) for it in page.xpath("//article//p[@class='twin']/a[1]/@href")] == [f"{url}index.md"]


def test_llms_txt_lists_every_page_once_in_its_format(published: Path, sources: dict[str, SourcePage]) -> None:
    text = (published / "llms.txt").read_text(encoding="utf-8")
    head, *sections = re.split(r"^## (?=.)", text, flags=re.MULTILINE)
    assert re.match(r"# OpenAI key guide\n\n> .+\n\n", head)
    assert not re.search(r"^#{2,}", head, re.MULTILINE)
    listed = []
    for section in sections:
        name, _, body = section.partition("\n\n")
        assert name
        for line in filter(None, body.split("\n")):
            entry = re.fullmatch(r"- \[(.+?)\]\((\S+)\): (.+)", line)
            assert entry, line
            listed.append(entry[2].removeprefix(HOME).removesuffix("index.md"))
            page = sources[listed[-1]]
            assert entry[1].replace("\\", "") == page.meta.title
            assert "{{" in page.meta.description or entry[3] == page.meta.description
    assert sorted(listed) == sorted(sources)
    assert listed[0] == ""
    steps = [url for url in listed if url.startswith("steps/")]
    assert steps == sorted(steps)


def test_llms_full_txt_holds_every_copy_in_the_same_order(published: Path) -> None:
    listed = re.findall(r"^- \[.*\]\((\S+)\)", (published / "llms.txt").read_text(encoding="utf-8"), re.MULTILINE)
    copies = [(published / url.removeprefix(HOME)).read_text(encoding="utf-8") for url in listed]
    assert (published / "llms-full.txt").read_text(encoding="utf-8") == "\n---\n\n".join(copies)


def test_the_sitemap_has_the_days_of_the_facts(published: Path, sources: dict[str, SourcePage]) -> None:
    tree = etree.fromstring((published / "sitemap.xml").read_bytes())
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    found = {
        it.findtext("s:loc", "", space): it.findtext("s:lastmod", "", space) for it in tree.iterfind("s:url", space)
    }
    published_on = date(2026, 11, 10)
    assert found == {
        HOME + url: str(max(page.meta.checked, published_on) if page.shows_prices else page.meta.checked)
        for url, page in sources.items()
    }


def test_the_dates_do_not_follow_the_day_of_the_build(tmp_path: Path, published: Path) -> None:
    project = copy_project(tmp_path / "project")
    later = epoch(datetime.combine(date(2026, 11, 26), time(12), UTC))
    assert project.build(SITE_URL=HOME, LINKCHECK="off", SOURCE_DATE_EPOCH=later).returncode == 0
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        assert (project.root / "site" / name).read_bytes() == (published / name).read_bytes()


def test_sources_are_named_with_the_day_on_which_they_were_seen(
    pages: dict[str, html.HtmlElement], sources: dict[str, SourcePage]
) -> None:
    for url, page in pages.items():
        shown = {it.get("href"): it.text_content() for it in page.xpath("//section[@class='sources']//a")}
        links = [REGISTRY.links[name] for name in sources[url].meta.sources]
        assert shown == {link.url: link.label for link in links}, url
        days = page.xpath("//section[@class='sources']//time/@datetime")
        assert days == [str(link.looked) for link in links], url


def test_a_question_ends_with_other_pages_that_may_have_been_meant(
    pages: dict[str, html.HtmlElement], sources: dict[str, SourcePage]
) -> None:
    for url, page in pages.items():
        links = [urljoin(f"https://x/{url}", it) for it in page.xpath("//nav[@class='related']//a/@href")]
        assert len(set(links)) == len(links), url
        assert f"https://x/{url}" not in links
        if url.startswith(("faq/", "fix/")) and url.count("/") == 2:
            assert page.xpath("string(//nav[@class='related']/h2)") == "Was this not it?"
            assert len(links) == max(4, len(sources[url].meta.related)), url


def test_the_templates_of_feeds_are_not_published(published: Path) -> None:
    assert not (published / "feeds").exists()
    assert "{{" not in (published / "costs/changes.atom").read_text(encoding="utf-8")
