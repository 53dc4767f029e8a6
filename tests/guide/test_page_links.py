from datetime import date

import pytest

from guide.front_matter import Meta
from guide.page_links import UsedLinks, outside_links, page_links
from guide.pages import SourcePage

ID_OF = {"https://x.org/a?b=1&c=2": "a", "https://x.org/z": "z"}


def page(text: str, *sources: str, file: str = "docs/p.md") -> SourcePage:
    meta = Meta(id="p", title="t", description="d", checked=date(2026, 11, 23), sources=sources)
    return SourcePage(file, file.removeprefix("docs/"), text, meta, {})


def test_a_link_is_found_on_the_page_and_placed_by_its_markdown() -> None:
    html = '<a href="https://x.org/a?b=1&amp;c=2">A</a>'
    assert page_links(html, page("\n[A][a] and\n  [again][a]"), ID_OF) == {
        "https://x.org/a?b=1&c=2": ["docs/p.md:2:1", "docs/p.md:3:3"]
    }


def test_raw_html_and_front_matter_are_placed_where_they_stand() -> None:
    html = '<meta content="See https://platform.openai.com/x."><a href="https://x.org/z">'
    text = '---\nabout: See https://platform.openai.com/x.\n---\n\nA <a href="https://x.org/z">z</a>'
    assert page_links(html, page(text), ID_OF) == {
        "https://platform.openai.com/x": ["docs/p.md:2:12"],
        "https://x.org/z": ["docs/p.md:5:12"],
    }


@pytest.mark.parametrize("sources", ["[a-z, z]", "\n  - a-z\n  - z", "\n- z"])
def test_a_source_is_placed_in_the_front_matter(sources: str) -> None:
    text = f"---\ntitle: z\nsources: {sources}\nrelated: [z]\n---\n\nz"
    line = text[: text.rindex("z", 0, text.index("\nrelated"))].count("\n") + 1
    (place,) = page_links("<a href=https://x.org/z>", page(text, "z"), ID_OF)["https://x.org/z"]
    assert place.startswith(f"docs/p.md:{line}:")


def test_what_the_page_does_not_show_is_not_used() -> None:
    assert page_links("<p>", page("{# [A][a] #}"), ID_OF) == {}


def test_a_link_of_the_theme_is_told_once_and_one_that_pages_write_at_each_place() -> None:
    used = UsedLinks()
    html = "<a href=https://x.org/z>z</a><a href=https://x.org/theme>"
    for name in "pqr":
        used.add(html, page("[z][z]" if name in "qr" else "", file=f"docs/{name}.md"), ID_OF)
    used.add_template("<a href=https://x.org/theme><a href=https://x.org/404>", "404.html")
    assert used.places() == {
        "https://x.org/z": ["docs/q.md:1:1", "docs/r.md:1:1"],
        "https://x.org/theme": ["docs/p.md:1:1"],
        "https://x.org/404": ["404.html:1:1"],
    }


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<a href=https://x.org/z>", "https://x.org/z"),
        ('<A HREF = "HTTPS://x.org/z">', "https://x.org/z"),
        ('<a href="//x.org/z">', "https://x.org/z"),
        ('<a href="/\\x.org/z">', "https://x.org/z"),
        ('<a href="https:\\\\x.org/z">', "https://x.org/z"),
        ('<a href=" https://x.\norg/z">', "https://x.org/z"),
        ('<a href="&#104;ttps://x.org/z">', "https://x.org/z"),
        ('<a href="http://x.org/z">', "http://x.org/z"),
        ('<form action="https://x.org/z">', "https://x.org/z"),
        ('<svg><a xlink:href="https://x.org/z">', "https://x.org/z"),
        ('<iframe src="https://x.org/z">', "https://x.org/z"),
        ('<meta http-equiv=refresh content="0; url=https://x.org/z">', "https://x.org/z"),
        ('<script>{"url": "https://0penai.com/z"}</script>', "https://0penai.com/z"),
        ("<p>See https://platform.openai.com.evil.example/z.</p>", "https://platform.openai.com.evil.example/z"),
        ("<p>See https://\u043fl.com/z.</p>", "https://\u043fl.com/z"),
        ('<A\nHREF\n=\n"HTTPS://x.org/z"\n>', "https://x.org/z"),
        ("<a/href=https://x.org/z>", "https://x.org/z"),
        ('<a title=""href="https://x.org/z">', "https://x.org/z"),
        ('<a href="ht&Tab;tps&colon;//x.org/z">', "https://x.org/z"),
        ('<a href="&NewLine;&#x68;ttps:&sol;&sol;x.org/z">', "https://x.org/z"),
        ('<p> src="</p><a href="https://x.org/z">', "https://x.org/z"),
        ('<!-- <a title=" --><a href="https://x.org/z">', "https://x.org/z"),
        ("<title><a title='</title><a href=https://x.org/z>", "https://x.org/z"),
        ('<map><area href="https://x.org/z">', "https://x.org/z"),
        ('<object data="https://x.org/z">', "https://x.org/z"),
        ('<embed src="https://x.org/z">', "https://x.org/z"),
        ('<button formaction="https://x.org/z">', "https://x.org/z"),
        ('<img srcset="a.png 1x, https://x.org/z 2x">', "https://x.org/z"),
        ('<link imagesrcset="https://x.org/z 2x">', "https://x.org/z"),
        ('<a ping="/a https://x.org/z">', "https://x.org/z"),
        ('<body background="//x.org/z">', "https://x.org/z"),
        ('<math><mi href="https://x.org/z">', "https://x.org/z"),
        ('<p style="background: url(https://x.org/z)">', "https://x.org/z"),
        ("<p style='background: url(&quot;//x.org/z&quot;)'>", "https://x.org/z"),
        ('<style>@import url("https://x.org/z");', "https://x.org/z"),
        ('<style>@import "https://x.org/z";', "https://x.org/z"),
        ('<meta http-equiv=refresh content="0;https://x.org/z">', "https://x.org/z"),
        ('<meta property=og:url content="https://x.org/2">', "https://x.org/2"),
        ('<base href="https://x.org/z">', "base:https://x.org/z"),
        ('<BASE target=_top href="/z/">', "base:/z/"),
        ('<iframe srcdoc="&lt;a href=z&gt;">', "about:srcdoc"),
        ('<a href=" java\nscript:alert(1)">', "javascript:alert(1)"),
        ('<a href="JavaScript&colon;location=name">', "javascript:location=name"),
        ('<svg><a xlink:href="javascript:alert(1)">', "javascript:alert(1)"),
        ('<form action="vbscript:x">', "vbscript:x"),
        ('<a href="data:text/html,x">', "data:text/html,x"),
        ('<iframe src="data:image/svg+xml,x">', "data:image/svg+xml,x"),
        ('<a href="file:///etc/passwd">', "file:///etc/passwd"),
        ('<a href="ftp://x.org/z">', "ftp://x.org/z"),
    ],
)
def test_a_link_is_found_however_it_is_written(html: str, expected: str) -> None:
    assert outside_links(html) == {expected}


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/steps/">',
        '<a href="../x/">',
        '<a href="#top">',
        '<a href="mailto:a@x.org">',
        "<code>https://api.openai.com/v1</code>",
        '<script type="application/ld+json">{"text":"https://api.openai.com/v1"}</script>',
        "<p>https://x.org/",
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">',
        '<img src="data:image/png;base64,AAAA" srcset="a.png 1x, b.png 2x">',
        '<p style="text-align: right; background: url(../a.png)" title="9 of 10; url">',
        '<meta content="Step 1: open it"><script>location = "/steps/"</script>',
        "<style>p { background: url('a.svg') }</style>",
        "<p>a <b and c> d = 'https://x.org/'",
    ],
)
def test_links_within_the_site_code_and_words_are_none(html: str) -> None:
    assert outside_links(html) == set()


@pytest.mark.parametrize("text", ['<a b="', "<a ", "<a b=' c=\"", '<style>"', '<p style="\\', "=", "<", "<div>", ""])
def test_a_hostile_page_is_read_to_its_end(text: str) -> None:
    assert outside_links(text * 10_000) == set()
