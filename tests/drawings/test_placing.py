import pytest
from markdown import Markdown

from drawings.gallery import Gallery
from drawings.parts import Drawing
from drawings.placing import Drawings, anchor, drawer
from languages.language import read_language
from tests.conftest import ROOT

WORDS = read_language(ROOT).words

GALLERY = Gallery({"a": Drawing(title="A <b>", parts=({"part": "button", "label": "pay"},))}, {"pay": "Pay & go"})  # type: ignore[arg-type]
draw = drawer(GALLERY, ROOT / "overrides/drawings", 'translate="no"', WORDS.plain)


def test_a_drawing_takes_the_place_of_its_paragraph_also_in_a_list() -> None:
    converter = Markdown(extensions=[Drawings(lambda name: f"<figure>{name}</figure>")])
    text = f"1. One\n\n    {anchor('a')}\n\n2. Two\n\n{anchor('b')}\n\n`{anchor('c')}`"
    html = converter.convert(text)
    assert "<p>One</p>\n<figure>a</figure>\n</li>" in html
    assert "</ol>\n<figure>b</figure>\n<p><code>" in html
    assert "<figure>c" not in html


def test_a_drawing_is_a_picture_with_its_words() -> None:
    html = draw("a")
    assert html.startswith('<figure class="drawing">\n<svg viewBox=')
    assert 'role="img" translate="no" aria-labelledby="drawing-a"' in html
    assert '<title id="drawing-a">A &lt;b&gt;</title>' in html
    assert "Pay &amp; go</text>" in html
    assert "\n\n" not in html


def test_an_unknown_id_is_told() -> None:
    with pytest.raises(ValueError, match="no drawing has the id 'b'"):
        draw("b")
