"""What rules about Markdown's marks see of a page: nothing moves, and no page keeps them busy."""

from hypothesis import given
from hypothesis import strategies as st

from rules.layout import laid_out, levels, open_fences

MARKS = st.text(alphabet="`~*_[]()<!->{}%#|\n 1.ab\\:?", max_size=200)


@given(MARKS)
def test_nothing_moves(text: str) -> None:
    seen = laid_out(text)
    assert len(seen) == len(text)
    assert [i for i, c in enumerate(seen) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]


@given(MARKS)
def test_each_level_has_lines_of_the_page_in_their_order(text: str) -> None:
    lines = text.split("\n")
    for level in levels(text):
        numbers = [line.number for line in level]
        assert numbers == sorted(numbers)
        assert all(line.text in lines[line.number - 1] for line in level)


def test_code_and_macros_in_a_sentence_are_letters_and_macros_alone_are_blank() -> None:
    text = '---\na: b\n---\n**`a`** and **{{ label("x") }}**\n\n{{ a }} {% b %}\n\n```\n*\n```\n<!-- * -->'
    assert laid_out(text).split("\n") == [
        *("   ", "    ", "   "),
        "**xxx** and **xxxxxxxxxxxxxxxx**",
        *("", " " * 15, "", "   ", " ", "   ", " " * 10),
    ]
    assert open_fences(text) == []


def test_a_line_of_many_macros_is_read_at_once() -> None:
    line = "{{a}}" * 500 + "b"
    assert laid_out(line) == "x" * 2500 + "b"


def test_what_stands_in_a_box_in_a_list_is_a_level_of_its_own() -> None:
    text = "- a\n\n    !!! note\n        - b\n\n            c\n\nd\n\n    code"
    found = [[line.text for line in level if line.text] for level in levels(text)]
    assert found[1:] == [["!!! note", "    - b", "        c"], ["- b", "    c"], ["c"]]
