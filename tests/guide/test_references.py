from hypothesis import given
from hypothesis import strategies as st

from guide.prose import blank_out_code
from guide.references import definitions, references, unknown


def found(markdown: str) -> list[tuple[str, int]]:
    return [(reference.id, reference.line) for reference in references(markdown)]


def test_a_full_reference_gives_its_id_and_line() -> None:
    assert found("Intro\n\nOpen [the API keys page][api-keys] now.") == [("api-keys", 3)]


def test_the_column_is_that_of_the_text() -> None:
    assert [(it.line, it.column) for it in references("Intro\n\nOpen [it][api-keys], [this][usage].")] == [
        (3, 6),
        (3, 22),
    ]


def test_an_empty_reference_takes_its_text() -> None:
    assert found("[usage][]") == [("usage", 1)]


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


def test_definitions_are_one_line_each() -> None:
    assert definitions({"a": "https://x/", "b": "https://y/"}) == "[a]: https://x/\n[b]: https://y/"


@given(st.text(alphabet="[]`~\n{}%#ab \\!<->"))
def test_blanking_moves_nothing(text: str) -> None:
    blanked = blank_out_code(text)
    assert len(blanked) == len(text)
    assert [i for i, c in enumerate(blanked) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]
