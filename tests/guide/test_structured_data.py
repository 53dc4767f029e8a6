import json
from typing import Any

import pytest
from lxml import html

from guide.front_matter import KINDS, Meta
from guide.pages import SourcePage
from guide.structured_data import Texts, json_ld, trail
from tests.schema_org import faults

COMMON = {"id": "p", "description": "D.", "checked": "2026-11-24"}
MORE: dict[str, dict[str, Any]] = {
    "faq": {"category": "key"},
    "fix": {"codes": ["401"], "retry": "no"},
    "steps": {"step": 3, "minutes": 2, "needs": "A card."},
}


def page(src_uri: str, title: str = "A title?") -> SourcePage:
    folder = src_uri.rpartition("/")[0]
    known = {**COMMON, "title": title, **({} if src_uri.endswith("index.md") else MORE.get(folder, {}))}
    kind = Meta if src_uri.endswith("index.md") else KINDS.get(folder, Meta)
    return SourcePage(f"docs/{src_uri}", src_uri, "", kind.model_validate(known), {})


def text(content: str, src_uri: str = "faq/p.md", title: str = "A title?") -> str:
    way = [page("index.md", "Start"), page("faq/index.md", "Questions"), page(src_uri, title)]
    texts = Texts()
    texts.add(src_uri, content)
    return json_ld(
        way,
        description="D.",
        content=content,
        text=texts.all()[src_uri],
        address=lambda uri: f"https://guide.test/{uri}",
    )


def graph(content: str, src_uri: str = "faq/p.md", title: str = "A title?") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(text(content, src_uri, title))["@graph"]
    assert [fault for node in found for fault in faults(node)] == []
    return found


@pytest.mark.parametrize("src_uri", ["faq/p.md", "fix/p.md"])
def test_a_question_or_fix_is_its_title_and_the_text_that_is_seen(src_uri: str) -> None:
    content = (
        "<p>Yes, <b>it</b>\nis.</p><h2 id='why'>Why<a class='headerlink' href='#why'>¶</a></h2><ol><li>One</li>"
        "<li>Two <code>x</code></li></ol><table><tr><td>A</td><td>B</td></tr></table>"
        "<script>no</script><p hidden>no</p><svg><text>no</text></svg><!-- no -->"
    )
    first = graph(content, src_uri)[0]
    assert first["@type"] == "FAQPage"
    assert first["lastReviewed"] == "2026-11-24"
    assert first["mainEntity"][0]["name"] == "A title?"
    assert first["mainEntity"][0]["acceptedAnswer"]["text"] == "Yes, it is.\nWhy\nOne\nTwo x\nA\nB"


def test_a_step_has_a_section_for_each_heading_with_numbered_lists() -> None:
    content = (
        "<ol><li>Before</li></ol><h2 id='a'>A</h2><p>x</p><ol><li>One<ol><li>inner</li></ol></li></ol><p>y</p>"
        "<ol><li>Two</li></ol><h2 id='b'>B</h2><ul><li>no step</li></ul><h3 id='c'>C</h3><ol><li>Three</li></ol>"
    )
    how_to = graph(content, "steps/p.md")[0]
    assert (how_to["@type"], how_to["totalTime"], how_to["description"]) == ("HowTo", "PT2M", "D.")
    first, *sections = how_to["step"]
    assert (first["@type"], first["text"]) == ("HowToStep", "Before")
    assert [(it["name"], it["url"][-2:], [step["text"] for step in it["itemListElement"]]) for it in sections] == [
        ("A", "#a", ["One\ninner", "Two"]),
        ("C", "#c", ["Three"]),
    ]
    assert [step["position"] for step in sections[0]["itemListElement"]] == [1, 2]
    assert [section["position"] for section in sections] == [2, 3]


def test_the_way_to_a_page_is_its_breadcrumbs() -> None:
    pages = {it.src_uri: it for it in map(page, ["index.md", "faq/index.md", "faq/p.md", "about.md"])}
    assert [it.src_uri for it in trail(pages, "faq/p.md")] == ["index.md", "faq/index.md", "faq/p.md"]
    assert [it.src_uri for it in trail(pages, "faq/index.md")] == ["index.md", "faq/index.md"]
    assert [it.src_uri for it in trail(pages, "about.md")] == ["index.md", "about.md"]
    assert [it.src_uri for it in trail(pages, "index.md")] == ["index.md"]
    crumbs = graph("<p>x</p>")[1]
    assert [(it["position"], it["name"], it["item"]["@id"]) for it in crumbs["itemListElement"]] == [
        (1, "Start", "https://guide.test/index.md"),
        (2, "Questions", "https://guide.test/faq/index.md"),
        (3, "A title?", "https://guide.test/faq/p.md"),
    ]


def test_there_is_nothing_to_say_of_the_start_page() -> None:
    assert json_ld([page("index.md")], description="D.", content="<p>x</p>", text="x", address=str) == ""


@pytest.mark.parametrize(
    "hostile", ["</script><script>alert(1)</script>", "<!--<script>", "a & b < c > d", '"\\', "é\u2028ы"]
)
def test_no_text_can_end_the_script(hostile: str) -> None:
    escaped = hostile.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    written = text(f"<p>{escaped}</p>", title=hostile[:70])
    assert not set("<>&") & set(written)
    question = json.loads(written)["@graph"][0]["mainEntity"][0]
    assert question["name"] == hostile
    assert question["acceptedAnswer"]["text"] == " ".join(hostile.split())
    document = html.document_fromstring(f"<head><script>{written}</script></head><body><p>end</p></body>")
    assert [len(document.xpath(f"//{tag}")) for tag in ("script", "p")] == [1, 1]


def test_the_vocabulary_refuses_what_schema_org_does_not_have() -> None:
    assert list(faults({"@type": "FAQ"})) == ["no type 'FAQ'"]
    assert list(faults({"@type": "HowTo", "steps": []})) == ["HowTo: no property 'steps'"]
    assert list(faults({"@type": "ListItem", "text": "x"})) == ["ListItem may not have 'text'"]
    assert list(faults({"@type": "HowTo", "totalTime": "2 minutes"})) == ["HowTo.totalTime may not be '2 minutes'"]
    assert list(faults({"@type": "HowTo", "step": [{"@type": "Step"}]})) == [
        "HowTo.step may not be {'@type': 'Step'}",
        "no type 'Step'",
    ]
