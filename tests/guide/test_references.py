from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from guide.prose import blank_out_code
from guide.references import LinksById, references, unknown

ADDRESSES = {"usage": "https://example.org/usage", "api-keys": "https://example.org/keys?a=1&b=2"}


def found(markdown: str) -> list[tuple[str, int]]:
    return [(reference.id, reference.line) for reference in references(markdown)]


def test_a_full_reference_gives_its_id_and_line() -> None:
    assert found("Intro\n\nOpen [the API keys page][api-keys] now.") == [("api-keys", 3)]


def test_the_column_is_that_of_the_text() -> None:
    assert [(it.line, it.column) for it in references("Intro\n\nOpen [it][api-keys], [this][usage].")] == [
        (3, 6),
        (3, 22),
    ]


def test_a_reference_without_an_id_is_none() -> None:
    assert found("[usage][] [usage] [usage] [] [a] [usage]") == []


def test_text_in_brackets_may_hold_brackets_and_emphasis() -> None:
    assert found("[the **[real]** page][usage]{ .md-button }") == [("usage", 1)]


def test_code_comments_macros_images_and_escapes_are_not_references() -> None:
    text = "`[a][b]`\n\n```\n[c][d]\n```\n<!-- [e][f] -->\n{{ x['g'][h] }} ![i][j] \\[k][l]\n"
    assert found(text) == []


def test_a_reference_that_the_page_defines_itself_is_its_own() -> None:
    assert found("[x][own]\n\n[own]: https://example.org\n") == []


def test_an_unknown_id_names_the_nearest_and_the_list() -> None:
    problems = list(unknown("\n[x][biling-overview]", "docs/p.md", ["billing-overview", "usage"], "data/links.yml"))
    assert [str(problem) for problem in problems] == [
        "docs/p.md:2: unknown link id 'biling-overview'. Did you mean 'billing-overview'? "
        "Valid ids are in data/links.yml."
    ]


def linked(text: str) -> str:
    return Markdown(extensions=[LinksById(addresses=ADDRESSES)]).convert(text)


def test_an_id_is_a_link_to_its_address() -> None:
    assert linked("Open [the *keys*][api-keys].") == (
        '<p>Open <a href="https://example.org/keys?a=1&amp;b=2">the <em>keys</em></a>.</p>'
    )


def test_a_word_in_brackets_is_text_unless_the_page_defines_it() -> None:
    text = "[usage], [Usage], [x], [usage][], [a] [usage]"
    assert linked(text) == f"<p>{text}</p>"
    assert linked("[own][]\n\n[own]: https://example.org/own") == '<p><a href="https://example.org/own">own</a></p>'
    assert linked("[own]\n\n[own]: https://example.org/own") == '<p><a href="https://example.org/own">own</a></p>'


def test_what_stands_in_code_or_has_another_id_is_text() -> None:
    assert linked("`[a][usage]` [b][other]") == "<p><code>[a][usage]</code> [b][other]</p>"


def test_the_definition_of_a_page_is_its_own_and_ends_with_it() -> None:
    converter = Markdown(extensions=[LinksById(addresses=ADDRESSES)])
    assert "example.org/mine" in converter.convert("[a][usage]\n\n[usage]: https://example.org/mine")
    assert 'href="https://example.org/usage"' in converter.reset().convert("[a][usage]")


def test_a_code_block_that_never_ends_takes_no_link_away() -> None:
    assert '<a href="https://example.org/usage">a</a>' in linked("[a][usage]\n\n```\n[b][usage]")


@given(st.text(alphabet="[]`~\n{}%#ab \\!<->"))
def test_blanking_moves_nothing(text: str) -> None:
    blanked = blank_out_code(text)
    assert len(blanked) == len(text)
    assert [i for i, c in enumerate(blanked) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]
