"""The way to a page in the words of schema.org."""

import json

import pytest
from lxml import html

from guide.breadcrumbs import json_ld, trail
from guide.front_matter import Meta
from guide.pages import SourcePage


def page(src_uri: str, title: str = "A title?") -> SourcePage:
    meta = Meta.model_validate({"id": "p", "title": title, "description": "D.", "checked": "2026-11-24"})
    return SourcePage(f"docs/{src_uri}", src_uri, "", meta, {})


def written(title: str = "A title?") -> str:
    pages = [page("index.md", "Start"), page("faq/index.md", "Questions"), page("faq/p.md", title)]
    return json_ld(pages, lambda uri: f"https://guide.test/{uri}")


def test_the_way_leads_through_the_index_of_each_folder() -> None:
    pages = {it.src_uri: it for it in map(page, ["index.md", "faq/index.md", "faq/p.md", "about.md"])}
    assert [it.src_uri for it in trail(pages, "faq/p.md")] == ["index.md", "faq/index.md", "faq/p.md"]
    assert [it.src_uri for it in trail(pages, "faq/index.md")] == ["index.md", "faq/index.md"]
    assert [it.src_uri for it in trail(pages, "about.md")] == ["index.md", "about.md"]
    assert [it.src_uri for it in trail(pages, "index.md")] == ["index.md"]


def test_each_page_on_the_way_has_its_place_name_and_address() -> None:
    crumbs = json.loads(written())
    assert (crumbs["@context"], crumbs["@type"]) == ("https://schema.org", "BreadcrumbList")
    assert [(it["position"], it["name"], it["item"]["@id"]) for it in crumbs["itemListElement"]] == [
        (1, "Start", "https://guide.test/index.md"),
        (2, "Questions", "https://guide.test/faq/index.md"),
        (3, "A title?", "https://guide.test/faq/p.md"),
    ]


def test_there_is_nothing_to_say_of_the_start_page() -> None:
    assert json_ld([page("index.md")], str) == ""


@pytest.mark.parametrize(
    "hostile", ["</script><script>alert(1)</script>", "<!--<script>", "a & b < c > d", '"\\', "é\u2028ы"]
)
def test_no_title_can_end_the_script(hostile: str) -> None:
    text = written(hostile[:70])
    assert not set("<>&") & set(text)
    assert json.loads(text)["itemListElement"][2]["name"] == hostile
    document = html.document_fromstring(f"<head><script>{text}</script></head><body><p>end</p></body>")
    assert [len(document.xpath(f"//{tag}")) for tag in ("script", "p")] == [1, 1]
