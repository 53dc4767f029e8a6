import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facts import Problems, YamlSource


def test_it_knows_the_line_of_every_key() -> None:
    source = YamlSource("a: 1\nb:\n  - x\n  - c: 2\n", "f.yml")
    assert source.data == {"a": 1, "b": ["x", {"c": 2}]}
    assert source.line(("a",)) == 1
    assert source.line(("b",)) == 2
    assert source.line(("b", 1, "c")) == 4


def test_a_missing_key_is_at_the_line_of_what_should_hold_it() -> None:
    assert YamlSource("a:\n  b:\n    c: 1\n", "f.yml").line(("a", "b", "gone")) == 2


def test_lines_count_from_where_the_text_starts_in_its_file() -> None:
    assert YamlSource("a: 1\nb: 2\n", "f.md", first_line=2).line(("b",)) == 3


def test_dates_and_the_words_on_off_yes_no_stay_words() -> None:
    source = YamlSource("on: 2026-11-23\nretry: no\nsure: true\n", "f.yml")
    assert source.data == {"on": "2026-11-23", "retry": "no", "sure": True}


def test_a_key_written_twice_names_both_lines() -> None:
    with pytest.raises(Problems) as caught:
        YamlSource("links:\n  a: 1\n  b: 2\n  a: 3\n", "f.yml")
    assert str(caught.value) == "f.yml:4: 'a' is written twice; the first is on line 2. Keep one."


@pytest.mark.parametrize(
    "word", ["12:30", "010", "0o17", "0x1F", "1_000", "+5", "1e5", ".inf", ".nan", ".5", "5.", "yes"]
)
def test_what_people_do_not_write_for_a_number_is_text(word: str) -> None:
    assert YamlSource(f"a: {word}\n", "f.yml").data == {"a": word}


@pytest.mark.parametrize(("word", "number"), [("0", 0), ("-3", -3), ("1200", 1200), ("0.5", 0.5), ("-1.62", -1.62)])
def test_numbers_as_people_write_them_are_numbers(word: str, number: float) -> None:
    assert YamlSource(f"a: {word}\n", "f.yml").data == {"a": number}


@pytest.mark.parametrize("text", ["title: Error #429: too many\n", "title: The key # of the bot\n"])
def test_a_text_that_a_sign_for_comments_cuts_is_told_in_a_page(text: str) -> None:
    with pytest.raises(Problems, match=r"^f\.md:2: ' #' ends the text: '#.*' is lost\. Put all of it in quotes: \""):
        YamlSource(text, "f.md", first_line=2)


def test_in_data_a_comment_may_follow_a_text() -> None:
    assert YamlSource("a: b # a note\nc: 'd' #e\nf: 3 #g\n", "f.yml").data == {"a": "b", "c": "d", "f": 3}
    with pytest.raises(Problems, match=r"^f\.yml:1: ' #' ends the text: '#1' is lost"):
        YamlSource("a: our #1\n", "f.yml")


def test_all_keys_that_are_written_twice_are_told() -> None:
    with pytest.raises(Problems) as caught:
        YamlSource("a: 1\nb: 1\na: 2\nb: 3\n", "f.yml")
    assert [problem.line for problem in caught.value.found] == [3, 4]


@pytest.mark.parametrize(
    "text", ["a: &x [*x]\n", "? [b]\n: c\n", "a: 99999-99-99\n", "a: \x07\n", "!!python/none a\n", "- *y"]
)
def test_odd_yaml_is_parsed_or_refused_in_one_line(text: str) -> None:
    try:
        YamlSource(text, "f.yml")
    except Problems as problems:
        assert str(problems).startswith("f.yml:1: ")
        assert "\n" not in str(problems)


def test_nothing_is_no_data() -> None:
    assert YamlSource("", "f.yml").data == {}


@example("?")  # a key and a value of nothing, which begin behind the last line
@example("a: 1\n?")
@given(st.text())
def test_any_text_is_parsed_or_refused_in_one_way(text: str) -> None:
    try:
        YamlSource(text, "f.yml")
    except Problems as problems:
        assert all(problem.file == "f.yml" and problem.line >= 1 for problem in problems.found)


BOMB = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(24)
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (BOMB, "f.yml:1: what is named here with '&' is used again. Write it out twice."),
        ("a: &a\n  b: *a\n", "f.yml:1: what is named here with '&' is used again. Write it out twice."),
        ("[" * 29_000, "f.yml:1: more than 50 levels of data. Make it flatter."),
        ("a:\n  " + "{b: " * 7_000, "f.yml:2: more than 50 levels of data. Make it flatter."),
        ("- " * 14_000, "f.yml:1: more than 50 levels of data. Make it flatter."),
        (
            "".join(f"{' ' * level}a:\n" for level in range(200)),
            "f.yml:51: more than 50 levels of data. Make it flatter.",
        ),
    ],
    ids=["names for names", "a name in itself", "brackets", "curly brackets", "dashes", "margins"],
)
def test_a_few_lines_cannot_fill_the_memory(text: str, told: str) -> None:
    with pytest.raises(Problems) as caught:
        YamlSource(text, "f.yml")
    assert str(caught.value) == told
