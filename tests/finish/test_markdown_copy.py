from html import escape

import markdown
import pytest
from lxml import html

from finish.markdown_copy import copy_name, markdown_copy

ANSWER = "In short."


def of(article: str) -> str:
    """The copy of a page with this article, without its answer."""
    page = f"<html><nav><h1>Menu</h1></nav><article class='x'>{article}</article><footer>end</footer></html>"
    return markdown_copy(page, ANSWER, lambda address: address).removeprefix(f"> {ANSWER}\n\n").removesuffix("\n")


@pytest.mark.parametrize(
    ("article", "written"),
    [
        pytest.param("<p>One\n two.</p><p>Three</p>", "One two.\n\nThree", id="paragraphs"),
        pytest.param("<h2 id='a'>A<a class='headerlink' href='#a'>¶</a></h2>", "## A", id="heading"),
        pytest.param("<p><strong>a </strong>b <em>c</em></p>", "**a** b *c*", id="stress"),
        pytest.param("<p><a href='../x/#y'>a <b>b</b></a>.</p>", "[a **b**](../x/#y).", id="link"),
        pytest.param("<p><code>sk-</code> <code>a`b</code></p>", "`sk-` `` a`b ``", id="code"),
        pytest.param("<p>a <abbr title='long'>API</abbr></p>", "a API", id="tooltip"),
        pytest.param("<ul><li>a</li><li><b>b</b> c</li></ul>", "- a\n- **b** c", id="list"),
        pytest.param("<ol><li>a</li><li>b<ul><li>c</li></ul></li></ol>", "1. a\n2. b\n    - c", id="list in a list"),
        pytest.param("<ol start='3'><li><p>a</p><p>b</p></li></ol>", "3. a\n\n    b", id="paragraphs in a list"),
        pytest.param(
            "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>a|b<br>c</td><td></td></tr></tbody></table>",
            "| A | B |\n|---|---|\n| a\\|b<br>c |  |",
            id="table",
        ),
        pytest.param("<dl><dt><strong>W</strong></dt><dd>It is.</dd></dl>", "- **W**: It is.", id="meaning"),
        pytest.param(
            "<div class='admonition note'><p class='admonition-title'>T</p><p>a</p><ul><li>b</li></ul></div>",
            "> **T**\n>\n> a\n>\n> - b",
            id="box",
        ),
        pytest.param("<details><summary>T</summary><p>a</p></details>", "> **T**\n>\n> a", id="folded box"),
        pytest.param(
            "<div class='tabbed-set tabbed-alternate'><input type='radio'><div class='tabbed-labels'><label>A</label>"
            "<label>B</label></div><div class='tabbed-content'><div class='tabbed-block'><p>a</p><ul><li>l</li></ul>"
            "</div><div class='tabbed-block'><p>b</p></div></div></div>",
            "**A**\n\na\n\n- l\n\n**B**\n\nb",
            id="tabs",
        ),
        pytest.param(
            "<ul><li><input type='checkbox' disabled checked> a</li><li><input type='checkbox' disabled> b</li></ul>",
            "- [x] a\n- [ ] b",
            id="tasks",
        ),
        pytest.param("<p><del>a</del> b</p>", "~~a~~ b", id="deleted"),
        pytest.param(
            "<p>a<sup id='fnref:1'><a class='footnote-ref' href='#fn:1'>1</a></sup></p><div class='footnote'><hr><ol>"
            "<li id='fn:1'><p>n&#160;<a class='footnote-backref' href='#fnref:1'>&#8617;</a></p></li></ol></div>",
            "a[1](#fn:1)\n\n---\n\n1. n",
            id="footnote",
        ),
        pytest.param("<pre><code>a\n  b\n</code></pre>", "```\na\n  b\n```", id="code block"),
        pytest.param("<nav><h2>N</h2><ul><li><a href='x'>a</a></li></ul></nav>", "## N\n\n- [a](x)", id="section"),
        pytest.param("<div>loose <b>text</b><p>p</p>tail</div>", "loose **text**\n\np\n\ntail", id="loose text"),
        pytest.param(
            "<p>a</p><p hidden>b</p><script>c</script><figure>d</figure><p class='twin'>e</p>", "a", id="unseen"
        ),
        pytest.param(
            "<p>2 * 3 _x_ [a](b) `c` &lt;d&gt; \\e</p>", r"2 \* 3 \_x\_ \[a\](b) \`c\` &lt;d> \\e", id="signs"
        ),
        pytest.param(
            "<p># a</p><p>- b</p><p>1. c</p><p>&gt; d</p>", "\\# a\n\n\\- b\n\n1\\. c\n\n\\> d", id="first signs"
        ),
    ],
)
def test_each_kind_of_element_has_its_markdown(article: str, written: str) -> None:
    assert of(article) == written


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4",
        "snake_case_name _x_",
        "[a](b) [c][d]",
        "`code`",
        "<b>",
        "# a",
        "- a",
        "1. a",
        "> a",
        "\\",
        "a | b",
        "~ a",
        "&lt; & &#9;",
    ],
)
def test_markdown_reads_back_the_text(text: str) -> None:
    written = of(f"<p>{escape(text)}</p>")
    back = html.fragment_fromstring(markdown.markdown(written), create_parent="div")
    assert back.text_content() == text


def test_title_then_answer_then_the_rest() -> None:
    page = "<article><p class='place'>Step 1</p><h1>A title</h1><p>Text.</p></article>"
    assert markdown_copy(page, "The answer.", str) == "# A title\n\n> The answer.\n\nStep 1\n\nText.\n"


def test_an_answer_that_the_page_shows_is_not_said_twice() -> None:
    page = "<article><h1>T?</h1><p>The <b>answer</b>\nis $5.</p></article>"
    assert markdown_copy(page, "The answer is $5.", str) == "# T?\n\nThe **answer** is $5.\n"


def test_links_are_what_the_caller_makes_of_them() -> None:
    page = "<article><p><a href='../x/'>a</a></p></article>"
    assert markdown_copy(page, "", lambda address: f"https://guide.test/{address}").endswith(
        "[a](https://guide.test/../x/)\n"
    )


def test_a_twin_stands_beside_its_page() -> None:
    assert copy_name("faq/x/index.html") == "faq/x/index.md"
    assert copy_name("faq/x.html") == "faq/x.md"
