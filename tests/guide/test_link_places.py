from datetime import date
from pathlib import Path
from time import perf_counter

import pytest

from guide.front_matter import Meta
from guide.link_places import link_places, outside_links
from guide.pages import SourcePage
from guide.stray_links import own_addresses, stray_links
from tests.links.test_registry import registry

ID_OF = {"https://x.org/a?b=1&c=2": "a", "https://x.org/z": "z"}


def page(text: str) -> SourcePage:
    meta = Meta(id="p", title="t", description="d", checked=date(2026, 11, 23))
    return SourcePage("docs/p.md", "p.md", text, meta, {})


def test_a_link_is_found_on_the_page_and_placed_by_its_markdown() -> None:
    html = '<a href="https://x.org/a?b=1&amp;c=2">A</a>'
    places = list(link_places(html, page("\n[A][a] and\n  [again][a]"), ID_OF))
    assert places == [("https://x.org/a?b=1&c=2", "docs/p.md:2:1"), ("https://x.org/a?b=1&c=2", "docs/p.md:3:3")]


def test_a_link_from_a_template_is_placed_at_the_first_line() -> None:
    assert list(link_places("<a class=x href='https://x.org/z'>", page("Text"), ID_OF)) == [
        ("https://x.org/z", "docs/p.md:1:1")
    ]


def test_raw_html_and_front_matter_are_placed_where_they_stand() -> None:
    html = '<meta content="See https://platform.openai.com/x."><a href="https://x.org/z">'
    text = '---\nabout: See https://platform.openai.com/x.\n---\n\nA <a href="https://x.org/z">z</a>'
    assert list(link_places(html, page(text), ID_OF)) == [
        ("https://platform.openai.com/x", "docs/p.md:2:12"),
        ("https://x.org/z", "docs/p.md:5:12"),
    ]


def test_what_the_page_does_not_show_is_not_used() -> None:
    assert list(link_places("<p>", page("{# [A][a] #}"), ID_OF)) == []


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
        ('<a href="\x01\x00https://x.org/z">', "https://x.org/z"),
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
        ('<html manifest="https://x.org/z">', "https://x.org/z"),
        ('<math><mi href="https://x.org/z">', "https://x.org/z"),
        ('<svg><animate attributeName=href to="https://x.org/z">', "https://x.org/z"),
        ('<svg><animate attributeName=href values="#a;https://x.org/z">', "https://x.org/z"),
        ('<svg><rect fill="url(https://x.org/z)">', "https://x.org/z"),
        ('<p style="background: url(https://x.org/z)">', "https://x.org/z"),
        ("<p style='background: url(&quot;//x.org/z&quot;)'>", "https://x.org/z"),
        ("<p style='background: u\\72 l(ht\\74ps\\:\\/\\/x.org/z)'>", "https://x.org/z"),
        ("<style>p { background: url( 'https://x.org/z' ) }</style>", "https://x.org/z"),
        ('<style>@import url("https://x.org/z");', "https://x.org/z"),
        ('<style>@import "https://x.org/z";', "https://x.org/z"),
        ('<style>p { background: image-set("a.png" 1x, "https://x.org/z" 2x) }', "https://x.org/z"),
        ('<meta http-equiv=refresh content="0;https://x.org/z">', "https://x.org/z"),
        ('<meta http-equiv=refresh content="0.1, //x.org/z">', "https://x.org/z"),
        ('<meta http-equiv=refresh content="0 URL = https://x.org/z">', "https://x.org/z"),
        ('<meta property=og:url content="https://x.org/2">', "https://x.org/2"),
        ("<p onclick=\"location = 'https://x.org/z'\">", "https://x.org/z"),
        ('<p onclick="window.open(&#39;//x.org/z&#39;)">', "https://x.org/z"),
        ("<script>document.location.replace('https://x.org/z')</script>", "https://x.org/z"),
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


@pytest.mark.parametrize(
    ("url", "text"),
    [
        (
            "https://a.org/other",
            "the address https://a.org/other is not in links.yml. Add it there and link by its id.",
        ),
        ("https://b.org/", "'https://b.org/' leads to the host 'b.org', which is not on the list"),
        ("http://a.org/x", "'http://a.org/x' does not start with https://."),
        ("https://a.org@evil.example/?key=1", "'https://"),
        ("https://home.org.evil.example/", "'https://home.org.evil.example/' leads to the host"),
        (
            "javascript:alert(1)",
            "'javascript:alert(1)' does not start with https://. Write the https address. It would run a script.",
        ),
        ("data:text/html,x", "'data:text/html,x' does not start with https://. Write the https address. It would show"),
        (
            "about:srcdoc",
            "'about:srcdoc' does not start with https://. Write the https address. A page within the page",
        ),
        (
            "base:https://a.org/x",
            "'base:https://a.org/x' does not start with https://. Write the https address. A <base>",
        ),
        ("https://a.org/x?token=hunter2", "'https://a.org/x' has a parameter for a key or a password in it."),
    ],
)
def test_an_address_that_is_not_registered_is_told_with_its_place(tmp_path: Path, url: str, text: str) -> None:
    file = registry(tmp_path, ("x", "https://a.org/x", "2026-11-01"))
    (line,) = stray_links([(url, "docs/p.md:3:1")], file, own=own_addresses("https://home.org/", ""))
    assert line.startswith(f"docs/p.md:3:1: {text}")
    assert "key=1" not in line


def test_a_hostile_page_is_read_in_one_go() -> None:
    for text in ('<a b="', "<a ", "<a b=' c=\"", '<style>"', '<p style="\\', "=", "<"):
        start = perf_counter()
        outside_links(text * (100_000 // len(text)))
        assert perf_counter() - start < 2


def test_registered_addresses_and_the_site_itself_are_fine(tmp_path: Path) -> None:
    file = registry(tmp_path, ("x", "https://a.org/x", "2026-11-01"))
    urls = ("https://a.org/x", "https://home.org/", "https://home.org", "https://home.org/p/")
    own = own_addresses("https://home.org/", "")
    assert list(stray_links([(url, "p:1:1") for url in urls], file, own=own)) == []


SHARE = "https://t.me/share/url?url=https%3A//home.org/p/&text=P"
WRONG = "https://github.com/a/b/issues/new?template=1-fact.yml&page=P"


@pytest.mark.parametrize("home", ["", "https://home.org/", "https://home.org"])
@pytest.mark.parametrize("repository", ["", "https://github.com/a/b", "https://github.com/a/b/"])
def test_what_templates_link_to_is_fine_when_it_is_set_and_not_otherwise(
    tmp_path: Path, home: str, repository: str
) -> None:
    file = registry(tmp_path, ("x", "https://a.org/x", "2026-11-01"))
    other = [
        "https://t.me/share/url?url=https%3A//evil.org/",
        "https://t.me/b",
        "https://github.com/a/b/x",
        "//home.org.a/",
    ]
    urls, own = (SHARE, WRONG, *other), own_addresses(home, repository)
    told = [line[0] for line in stray_links([(url, f"{at}:1:1") for at, url in enumerate(urls)], file, own=own)]
    assert told == [*([] if home else ["0"]), *([] if repository else ["1"]), "2", "3", "4", "5"]
