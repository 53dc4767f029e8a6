"""The site in all its languages: each page says which it is in, knows the others, and leads to them."""

import json
import re
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import etree, html

from languages.language import codes, read_language
from tests.conftest import HOME, ROOT, pages_of

CODES = codes(ROOT)
# What somebody needs all the way, and a page that nobody has translated.
TRANSLATED, ENGLISH_ONLY = "steps/3-billing/", "faq/refund/"
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@cache
def page(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes())


def at(site: Path, url: str) -> html.HtmlElement:
    return page(site / url / "index.html")


def alternates(document: html.HtmlElement) -> dict[str, str]:
    return {link.get("hreflang"): link.get("href") for link in document.xpath("//link[@hreflang]")}


def test_all_languages_are_built_with_the_same_pages(whole: Path) -> None:
    assert json.loads((whole / "build.json").read_bytes())["languages"] == CODES
    folders = tuple(f"{code}/" for code in CODES)
    names = [path.relative_to(whole).as_posix() for path in pages_of(whole)]
    english = {name for name in names if not name.startswith(folders)}
    for code in CODES:
        own = {name.removeprefix(f"{code}/") for name in names if name.startswith(f"{code}/")}
        assert own == english, code
        assert not (whole / code / "assets").exists(), "styles and scripts are at the root alone"
    assert [path.name for path in whole.glob(".*")] == []


@pytest.mark.parametrize("code", CODES)
def test_a_page_says_its_language_and_its_direction(whole: Path, code: str) -> None:
    language = read_language(ROOT, code)
    for path in pages_of(whole / code):
        document = page(path)
        assert document.get("lang") == code
        assert document.xpath("//body/@dir") == [language.direction], path
        article = document.xpath("//article")[0]
        in_english = bool(document.xpath("//div[@data-md-component='content']/p[@class='translation']"))
        assert (article.get("lang"), article.get("dir")) == (("en", "ltr") if in_english else (None, None)), path
        notice = document.xpath("//article/p[@class='translation']")
        assert len(notice) == (0 if in_english or path.name == "404.html" else 1), path


@pytest.mark.parametrize("code", CODES)
def test_a_translated_page_tells_who_translated_it_and_how_to_tell_of_a_mistake(whole: Path, code: str) -> None:
    (notice,) = at(whole, f"{code}/{TRANSLATED}").xpath("//article/p[@class='translation']")
    assert notice.text_content() == re.sub(
        r"\[(.*?)\]\{\d\}", r"\1", read_language(ROOT, code).file.machine_notice or ""
    )
    original, tell = (link.get("href") for link in notice.iter("a"))
    assert original == f"../../../{TRANSLATED}"
    assert tell.startswith("https://github.com/owner/guide/issues/new?template=1-fact.yml&page=")


def test_where_openai_does_not_offer_its_api_the_start_page_says_so_first(whole: Path) -> None:
    told = {code for code in CODES if at(whole, f"{code}/").xpath("//*[@class='not-offered']")}
    assert told == {"ar", "es", "ru", "uk"}
    article = at(whole, "ru/").xpath("//article")[0]
    assert article[0].get("class") == "not-offered"
    assert article[0].xpath("a/@href")[0].startswith("https://help.openai.com/")


def test_search_engines_find_each_translation_from_every_other(whole: Path) -> None:
    wanted = {code: urljoin(HOME, f"{code}/{TRANSLATED}") for code in CODES}
    wanted |= {"en": urljoin(HOME, TRANSLATED), "x-default": urljoin(HOME, TRANSLATED)}
    for folder in ("", *(f"{code}/" for code in CODES)):
        document = at(whole, f"{folder}{TRANSLATED}")
        assert alternates(document) == wanted, folder
        assert document.xpath("//link[@rel='canonical']/@href") == [urljoin(HOME, f"{folder}{TRANSLATED}")]


def test_a_page_that_is_not_translated_is_the_english_one_for_search_engines(whole: Path) -> None:
    for folder in ("", *(f"{code}/" for code in CODES)):
        document = at(whole, f"{folder}{ENGLISH_ONLY}")
        assert alternates(document) == {}
        assert document.xpath("//link[@rel='canonical']/@href") == [urljoin(HOME, ENGLISH_ONLY)]
        assert document.xpath("//meta[@property='og:locale']/@content") == ["en_US"]


def test_the_map_of_the_site_has_each_translation_with_all_others(whole: Path) -> None:
    sitemap = etree.parse(whole / "sitemap.xml")
    found = [str(url) for url in sitemap.xpath("//s:loc/text()", namespaces=SITEMAP)]
    assert len(found) == len(set(found))
    for code in CODES:
        assert urljoin(HOME, f"{code}/{TRANSLATED}") in found
        assert urljoin(HOME, f"{code}/{ENGLISH_ONLY}") not in found
    links = sitemap.xpath(f"//s:url[s:loc='{HOME}ru/{TRANSLATED}']/x:link/@hreflang", namespaces=SITEMAP)
    assert sorted(links) == sorted(["en", "x-default", *CODES])
    assert not sitemap.xpath(f"//s:url[s:loc='{HOME}{ENGLISH_ONLY}']/x:link", namespaces=SITEMAP)


@pytest.mark.parametrize("folder", ["", "ar/", "pt-BR/"])
def test_the_switch_leads_to_the_same_page_in_the_words_of_each_language(whole: Path, folder: str) -> None:
    own = folder.rstrip("/") or "en"
    for url, same in ((TRANSLATED, True), (ENGLISH_ONLY, False)):
        document = at(whole, f"{folder}{url}")
        assert document.xpath("//header//a[@href='#languages']/@aria-label")
        for list_of_links in document.xpath("//footer//*[@id='languages']/ul"):
            links = {link.get("hreflang"): link for link in list_of_links.iter("a")}
            assert [*links] == [code for code in ("en", *CODES) if code != own]
            for code, link in links.items():
                assert link.text == read_language(ROOT, code).name
                assert link.get("lang") == code
                leads = urljoin(f"/{folder}{url}", link.get("href"))
                same_page = same or code == "en"
                assert leads == f"/{'' if code == 'en' else f'{code}/'}{url if same_page else ''}", (code, url)
        assert len(document.xpath("//*[@id='languages']/ul")) == 1


@pytest.mark.parametrize("code", CODES)
def test_links_lead_to_a_page_of_the_same_language(whole: Path, code: str) -> None:
    for path in pages_of(whole / code):
        if path.name == "404.html":
            continue
        here = path.parent.relative_to(whole).as_posix() + "/"
        document = page(path)
        for link in document.xpath("//a[@href][not(@hreflang)] | //link[@rel='next' or @rel='prev' or @rel='icon']"):
            target = urljoin(f"/{here}", link.get("href")).partition("#")[0].partition("?")[0]
            if "://" in target or link.getparent().get("class") == "translation":
                continue
            file = whole / target.lstrip("/")
            assert (file / "index.html").is_file() or file.is_file(), (here, link.get("href"))
            if target.endswith("/"):
                assert target.startswith(f"/{code}/"), (here, link.get("href"))


@pytest.mark.parametrize("code", CODES)
def test_programs_have_copies_and_a_list_in_the_language(whole: Path, code: str) -> None:
    listed = (whole / code / "llms.txt").read_text(encoding="utf-8")
    assert f"{HOME}{code}/{TRANSLATED}index.md" in listed
    copied = (whole / code / TRANSLATED / "index.md").read_text(encoding="utf-8")
    title = at(whole, f"{code}/{TRANSLATED}").xpath("//h1")[0].text_content()
    assert copied.startswith("# ")
    assert "$5" in copied.partition("\n")[0]
    assert "$5" in title
    assert (whole / code / "llms-full.txt").is_file()


def test_amounts_stay_as_openai_shows_them_in_any_direction(whole: Path) -> None:
    document = at(whole, f"ar/{TRANSLATED}")
    loose = [
        text
        for text in document.xpath("//article//text()[contains(., '$')]")
        if text.getparent().tag not in ("bdi", "code", "script", "text", "desc", "title")
        and not text.getparent().xpath("ancestor-or-self::*[@dir='ltr']")
    ]
    assert loose == []
    assert len(document.xpath("//article//bdi[@dir='ltr']")) > 5


def test_steps_are_marked_by_the_same_ids_in_every_language(whole: Path) -> None:
    wanted = at(whole, TRANSLATED).xpath("//@data-step | //@data-done")
    assert len(wanted) == 7
    for code in CODES:
        assert at(whole, f"{code}/{TRANSLATED}").xpath("//@data-step | //@data-done") == wanted
