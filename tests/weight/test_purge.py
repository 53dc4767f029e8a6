"""Which rules of a stylesheet a site can do without."""

import pytest
from weight.purge import purge
from weight.scripts import words
from weight.seen import Seen, StartTags

PAGE = (
    '<body class="page"><p class="lead big" id="top">A</p><a href="x">B</a><input type="checkbox">'
    '<table><td align="right">'
)


def start_tags(pages: list[str], css: str) -> set[str]:
    tags = StartTags(css)
    for page in pages:
        tags.add(page)
    return tags.found


def slim(css: str, *, page: str = PAGE, script: str = "") -> str:
    return purge(css, Seen(start_tags([page], css), words(script)))


@pytest.mark.parametrize(
    "selector",
    [
        "*",
        ":root",
        "p",
        ".lead",
        "p.lead.big",
        "#top",
        ".page > .lead",
        "p + a:hover",
        "a::before",
        "a::-webkit-scrollbar",
        "[type=checkbox]:checked ~ p",
        "[type^=check]",
        "td:not([align])",
        ":is(th,td):first-child",
        "p:not(.never)",
        "a:focus-visible",
    ],
)
def test_what_a_page_may_show_stays(selector: str) -> None:
    assert slim(f"{selector}{{color:red}}") == f"{selector}{{color:red}}"


@pytest.mark.parametrize(
    "selector",
    [
        "ul",
        ".never",
        "a.lead",
        "#other",
        ".page .never",
        "[type=radio]",
        ":is(ul,.never)",
        "p[hidden]",
        ".never:hover",
        "[dir=rtl] p",
    ],
)
def test_what_nothing_can_show_goes(selector: str) -> None:
    assert slim(f"{selector}{{color:red}}") == ""


def test_of_a_list_of_selectors_the_used_ones_stay() -> None:
    assert slim("ul,p,.never,a{color:red}") == "p,a{color:red}"


@pytest.mark.parametrize(
    ("selector", "script"),
    [
        (".tip", 'element.className = "tip"'),
        ("li.tip", 'make("li", "tip")'),
        ("p[hidden]", "note.hidden = true"),
        ("p[data-is-open]", "note.dataset.isOpen = 1"),
        ("[data-color-key]", "set(`data-color-${name}`)"),
    ],
)
def test_what_a_script_may_make_stays(selector: str, script: str) -> None:
    assert slim(f"{selector}{{color:red}}") == ""
    assert slim(f"{selector}{{color:red}}", script=script) == f"{selector}{{color:red}}"


def test_a_group_goes_with_its_last_rule() -> None:
    assert slim("@media print{ul{color:red}}@media screen{p{color:red}ul{color:red}}") == "@media screen{p{color:red}}"


def test_a_property_that_nothing_reads_goes() -> None:
    css = "p{--a:1px;--b:var(--a);--c:2px;--d:var(--c);margin:var(--b)}ul{margin:var(--d)}"
    assert slim(css) == "p{--a:1px;--b:var(--a);margin:var(--b)}"
    assert slim("p{--a:1px}", script='style.getPropertyValue("--a")') == "p{--a:1px}"


def test_keyframes_that_no_rule_names_go() -> None:
    frames = "@keyframes turn{to{rotate:1turn}}"
    assert slim(f"{frames}p{{color:red}}") == "p{color:red}"
    assert slim(f"{frames}p{{animation:turn 1s}}") == f"{frames}p{{animation:turn 1s}}"


def test_a_picture_in_a_property_is_kept_as_it_is() -> None:
    css = """:root{--icon:url("data:image/svg+xml;utf8,<svg viewBox='0 0 1 1'/>")}p{mask:var(--icon)}"""
    assert slim(css) == css


def test_a_stylesheet_that_is_broken_is_told() -> None:
    with pytest.raises(ValueError, match="joined stylesheet"):
        slim("p{color:red} }")


def test_tags_in_scripts_and_comments_are_no_elements() -> None:
    page = "<p>A</p><script>'<ul>'</script><!-- <ol> -->"
    assert slim("p{color:red}ul{color:red}ol{color:red}", page=page) == "p{color:red}"


def test_texts_do_not_change_what_is_seen_but_values_that_are_compared_do() -> None:
    assert start_tags(['<a href="1">x</a>'], "a{}") == start_tags(['<a href="2">y</a>'], "a{}")
    assert start_tags(['<a href="1">'], '[href^="1"]{}') != start_tags(['<a href="2">'], '[href^="1"]{}')


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        ('a[href^="https:"]{}a[href^=https]{}', ['href="https:"', 'href="https"', 'href=""']),
        ("a[href^='https:']{}", ['href="https:"', 'href=""']),
        ('a[href^="https:" i]{}', ['href="https://a.test/"', 'href="http://b.test/"', 'href="c/"', 'href="https"']),
        (r'a[href^="https\:"]{}', ['href="https://a.test/"', 'href="http://b.test/"', 'href="c/"', 'href="https"']),
        ("a[href^=x]{}a[href$=y]{}", ['href="https://a.test/"', 'href="http://b.test/"', 'href="c/"', 'href="https"']),
        ("a[href]{}", ["href"]),
    ],
)
def test_of_an_address_only_what_selectors_look_at_is_kept(css: str, kept: list[str]) -> None:
    page = '<a href="https://a.test/">A</a><a href="http://b.test/">B</a><a href="c/">C</a><a href="https">D</a>'
    assert start_tags([page], css) == {f"<a {attribute}>" for attribute in kept}


@pytest.mark.parametrize(("beginning", "stays"), [("https:", True), ("http", True), ("ftp:", False)])
def test_a_rule_for_addresses_stays_when_one_begins_like_that(beginning: str, stays: bool) -> None:
    css = f'a[href^="{beginning}"]{{color:red}}'
    assert slim(css, page='<a href="https://a.test/">A</a>') == (css if stays else "")
