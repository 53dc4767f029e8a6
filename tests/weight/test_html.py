"""What becomes of the HTML and the scripts of a page."""

import pytest
from weight.code import one_module, smaller

from weight import html

HEAD = (
    '<head>\n<link rel="stylesheet" href="../a.css">\n<meta name="x">\n'
    '<link rel="stylesheet" href="../b.css">\n</head><body>'
)


def test_one_stylesheet_takes_the_place_of_the_first() -> None:
    page = HEAD + '<link rel="stylesheet" href="of-a-part.css">'
    assert html.stylesheets(page) == ["../a.css", "../b.css"]
    assert html.with_stylesheet(page, "../c.css") == (
        '<head>\n<link rel="stylesheet" href="../c.css">\n<meta name="x">\n</head><body>'
        '<link rel="stylesheet" href="of-a-part.css">'
    )


def test_blanks_and_comments_go_where_they_say_nothing() -> None:
    page = "<p>\n\n   a   b<!-- c -->\n</p>\n<pre>  a\n\n  b</pre>  <textarea>  </textarea>"
    assert html.without_blanks(page) == "<p>\na b\n</p>\n<pre>  a\n\n  b</pre> <textarea>  </textarea>"


@pytest.mark.parametrize(
    ("link", "careful"),
    [
        ('<a href="https://a.test/">', '<a href="https://a.test/" rel="noopener" referrerpolicy="no-referrer">'),
        (
            '<a class="b" href="https://a.test/">',
            '<a class="b" href="https://a.test/" rel="noopener" referrerpolicy="no-referrer">',
        ),
        ('<a href="https://a.test/" rel="me">', '<a href="https://a.test/" rel="me" referrerpolicy="no-referrer">'),
        ('<a href="https://guide.test/x">', '<a href="https://guide.test/x">'),
        ('<a href="../x/">', '<a href="../x/">'),
    ],
)
def test_links_out_tell_nothing(link: str, careful: str) -> None:
    assert html.with_careful_links(link, "https://guide.test/") == careful


def test_scripts_get_their_new_names() -> None:
    page = '<script defer src="../a.js"></script><link rel="icon" href="../i.svg"><a href="../a.js">'
    names = {"../a.js": "../a.1.js", "../i.svg": "../i.2.svg"}
    assert (
        html.renamed(page, names)
        == '<script defer src="../a.1.js"></script><link rel="icon" href="../i.2.svg"><a href="../a.js">'
    )


def test_modules_become_one_and_find_what_they_import() -> None:
    joined = one_module(
        {"assets/search/open.js": 'const a = () => import("./box.js")', "assets/b.js": "const a = 1"}, "assets/c.js"
    )
    assert 'import("./search/box.js")' in joined
    assert joined.count("try {") == 2


def test_a_module_that_imports_at_once_cannot_be_joined() -> None:
    with pytest.raises(ValueError, match=r"assets/a\.js"):
        one_module({"assets/a.js": 'import { b } from "./b.js"'}, "assets/c.js")


def test_a_template_in_a_template_is_left_alone() -> None:
    script = "const a = `${b ? `  //  ${c}` : 1}`;  // why\n"
    assert smaller(".js", script) == script
    assert smaller(".js", "const a  =  1; // why\n") == "const a=1;"
