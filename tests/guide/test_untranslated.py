"""What a browser's translation leaves alone: pieces of Markdown with known answers."""

from typing import Any

import pytest
from lxml import html
from markdown import Markdown
from pydantic import ValidationError

from guide.load import load_guide
from guide.untranslated import ATTRIBUTES, WRITTEN, Names, ProductNames, Untranslated, names_of
from tests.conftest import DAY, ROOT

SCREEN = ["All", "Create", "+ Create new secret key", "Settings", "API Keys", "Smart AI Rewrite"]
ANYWHERE = ["OpenAI", "GPT", "GPT-5", "GPT-5 mini", "gpt-5", "gpt-5-mini", "OCR Image AI", "Smart AI Rewrite"]
NAMES = Names(SCREEN, ANYWHERE)
MEANINGS = {"OCR": "reads pictures", "OpenAI platform": "where keys are made", "API": "a door"}


def rendered(text: str, **more: Any) -> str:
    extensions = ["abbr", "attr_list", "md_in_html", "tables", "toc", "pymdownx.superfences", Untranslated(NAMES)]
    return Markdown(extensions=extensions, extension_configs={"abbr": {"glossary": MEANINGS}, **more}).convert(text)


def marked(text: str) -> list[str]:
    """Each element that is left alone, as `tag: its text`."""
    root = html.fragment_fromstring(rendered(text), create_parent="div")
    found = root.xpath("//*[@translate]")
    for element in found:
        assert "notranslate" in element.get("class").split()
        assert {**element.attrib, "class": "notranslate"}.items() >= ATTRIBUTES.items()
        assert not element.xpath("ancestor::*[@translate]"), "one in another"
    return [f"{element.tag}: {element.text_content()}" for element in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Press **Create**.", ["strong: Create"]),
        ("Press **+ Create new secret key**.", ["strong: + Create new secret key"]),
        ("Choose **Settings → API Keys**.", ["strong: Settings → API Keys"]),
        ("Choose **Settings → Somewhere**.", []),
        ("Create it. All of them, **all the time**, and *All*.", []),
        ("**All of OpenAI** is here", ["span: OpenAI"]),
        ("OpenAI's key, OpenAI.", ["span: OpenAI", "span: OpenAI"]),
        ("OpenAIs, xOpenAI, openai.com, OpenAI.com, re-OpenAI", []),
        ("GPT-5 mini beside GPT-5 and GPT.", ["span: GPT-5 mini", "span: GPT-5", "span: GPT"]),
        ("gpt-5-mini, gpt-5-nano, gpt-5.1 and gpt-5.", ["span: gpt-5-mini", "span: gpt-5"]),
        ("[Ask OpenAI](https://OpenAI/ 'by OpenAI')", ["span: OpenAI"]),
        ("`sk-OpenAI` and ``a ` b``", ["code: sk-OpenAI", "code: a ` b"]),
        ("~~~\nOpenAI\n~~~", ["code: OpenAI\n"]),
        ("<kbd>Ctrl</kbd> in <code class='key'>raw</code>", ["kbd: Ctrl", "code: raw"]),
        ("The OCR Image AI of it, then OCR.", ["span: OCR Image AI"]),
        ("On the OpenAI platform", ["span: OpenAI"]),
        ("| OpenAI | b |\n|---|---|\n| **All** | All |", ["span: OpenAI", "strong: All"]),
        ("## OpenAI and **All** { #a }", ["span: OpenAI", "strong: All"]),
        ("<div markdown>\n\nOpenAI\n\n</div>", ["span: OpenAI"]),
        (
            "<div><option value='GPT-5'>GPT-5 (good)</option><option>Other</option></div>",
            ["option: GPT-5 (good)"],
        ),
        ("<div><svg><text>All</text></svg></div>", ["svg: All"]),
        ("**A** *OpenAI* tail OpenAI `x` GPT", ["span: OpenAI", "span: OpenAI", "code: x", "span: GPT"]),
    ],
)
def test_names_code_and_words_on_a_screen_are_left_alone_and_nothing_else(text: str, found: list[str]) -> None:
    assert marked(text) == found


@pytest.mark.parametrize(
    "text", ["OpenAI, **All** and `x`, OpenAI's OCR Image AI", "a **b** *c* d", "GPT\n\n- GPT GPT"]
)
def test_no_word_is_lost_or_moved(text: str) -> None:
    plain = Markdown().convert(text)
    assert (
        html.fromstring(f"<div>{rendered(text)}</div>").text_content()
        == html.fromstring(f"<div>{plain}</div>").text_content()
    )


def test_a_meaning_stands_on_a_part_of_a_name_and_a_name_on_a_part_of_a_word_with_a_meaning() -> None:
    assert f'<span {WRITTEN}><abbr title="reads pictures">OCR</abbr> Image AI</span>' in rendered("OCR Image AI")
    assert f"<span {WRITTEN}>OpenAI</span> platform</abbr>" in rendered("OpenAI platform")


def test_a_class_of_its_own_stays() -> None:
    assert 'class="wide notranslate"' in rendered("**All**{ .wide }")
    assert rendered("<p><code class='a'>b</code></p>").count("class=") == 1
    assert 'class="notranslate a"' in rendered('<p><code class="a">b</code></p>')


def test_a_heading_keeps_its_id_and_its_name_in_the_table_of_contents() -> None:
    converter = Markdown(extensions=["toc", Untranslated(NAMES)])
    assert f'<h2 id="ask-openai">Ask <span {WRITTEN}>' in converter.convert("## Ask OpenAI")
    assert [it["name"] for it in converter.toc_tokens] == ["Ask OpenAI"]  # type: ignore[attr-defined]


def test_html_of_a_template_has_its_names_marked_outside_of_tags_and_code() -> None:
    assert NAMES.in_html('<a title="OpenAI">OpenAI</a> <code>GPT</code>') == (
        f'<a title="OpenAI"><span {WRITTEN}>OpenAI</span></a> <code>GPT</code>'
    )
    assert NAMES.in_html("Create All") == "Create All"


def test_without_any_name_there_is_code_alone() -> None:
    converter = Markdown(extensions=[Untranslated(Names([], []))])
    assert converter.convert("OpenAI `x`") == f"<p>OpenAI <code {WRITTEN}>x</code></p>"


def test_the_real_names_come_from_the_data() -> None:
    guide = load_guide(ROOT, ROOT / "docs", DAY)
    names = names_of(guide)
    for label in guide.gallery.labels.values():
        assert names.is_on_screen(label), label
    for name in (guide.bot.name, guide.catalog.recommended.model.name, guide.catalog.recommended_id, "ChatGPT"):
        assert names.anywhere.fullmatch(name), name
    for word in ("All", "Copy", "Create", "Model", "Read", "Request", "Continue", "Log in", "API key", "API keys"):
        assert not names.anywhere.fullmatch(word), word


def test_a_product_that_stands_twice_is_told() -> None:
    with pytest.raises(ValidationError, match=r"'OpenAI' stands here twice. Take one of them out."):
        ProductNames.model_validate(["OpenAI", "GPT", "OpenAI"])
