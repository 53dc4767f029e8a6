import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.sections import Section, cut


def test_a_page_is_cut_at_headings_that_have_an_id() -> None:
    html = (
        '<p class="answer">One sentence.</p><p>Start <b>here</b>.</p><h2 id="a">First<a class="headerlink" href="#a">'
        "&para;</a></h2><ul><li>x</li><li>y</li></ul><h3>No id</h3><p>z</p><h3 id='b'>Second <code>429</code></h3>"
    )
    assert cut(html) == [
        Section("", "", "Start here ."),
        Section("a", "First", "x y No id z"),
        Section("b", "Second 429", ""),
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<svg><text>x</text></svg>",
        "<figcaption>x</figcaption>",
        "<form><label>x</label></form>",
        "<!-- x -->",
    ],
)
def test_what_is_no_text_is_left_out_and_what_follows_it_is_not(html: str) -> None:
    assert cut(f"<p>a</p>{html} b") == [Section("", "", "a b")]


def test_nothing_is_no_section() -> None:
    assert cut("") == cut(" \n") == []


@given(st.text())
def test_any_html_can_be_cut(html: str) -> None:
    for section in cut(f"<p>{html.replace(chr(0), '')}</p>"):
        assert section.text == " ".join(section.text.split())
