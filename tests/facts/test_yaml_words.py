"""What libyaml could not read: the line to change, what was met on it, and what would be right."""

import pytest

from facts import Problems, YamlSource


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("title: Error: what now\n", 2, "': ' stands in a text. Put the text in quotes: title: \"Error: what now\"."),
        ("title:abc\nid: x\n", 2, "no blank behind ':'. Write 'title: abc'."),
        ("id: x\ntitle:abc\n", 3, "no blank behind ':'. Write 'title: abc'."),
        ("a: 1\n  b: 2\n", 3, "'b: 2' stands further right than the key above it. Begin both in one column."),
        ("title: @bot is here\n", 2, "a text cannot begin with '@'. Put the text in quotes: \"@bot is here\"."),
        ("title: `x` y\n", 2, "a text cannot begin with '`'. Put the text in quotes: \"`x` y\"."),
        ("title: *all* keys\n", 2, "a text cannot begin with '*'. Put the text in quotes: \"*all* keys\"."),
        ("title: &amp\nid: &amp\n", 3, "'&amp' is a name that line 2 has too. Put the text in quotes: \"&amp\"."),
        ("title: !important\n", 2, "a text cannot begin with '!'. Put the text in quotes: \"!important\"."),
        ("a:\n\tb: 1\n", 3, "a tab stands before 'b: 1', where YAML has blanks. Write 2 blanks instead."),
        ("a: 1\n\tb: 2\n", 3, "a tab stands before 'b: 2', where YAML has blanks. Take it out."),
        ("\ta: 1\n", 2, "a tab stands before 'a: 1', where YAML has blanks. Take it out."),
        ("a:\n  - b\n\tc: 2\n", 4, "a tab stands before 'c: 2', where YAML has blanks. Take it out."),
        ("a:\n  - b: 1\n\tc: 2\n", 4, "a tab stands before 'c: 2', where YAML has blanks. Write 4 blanks instead."),
        ("a:\n  - b\n\t- c\n", 4, "a tab stands before '- c', where YAML has blanks. Write 2 blanks instead."),
        ("a: words\n\tgo on\n", 3, "a tab stands before 'go on', where YAML has blanks. Write 2 blanks instead."),
        ("a:\n  -\tb\n", 3, "a tab stands behind '-'. Write a blank."),
        ("a:\n  - b\n  -Two words\n  - d\n", 4, "no blank behind '-'. Write '- Two words'."),
        ("a:\n  -b\n  - c\n  # Others.\n  - d\n", 3, "no blank behind '-'. Write '- b'."),
        ("a:\n-b\nc: d\n", 3, "no blank behind '-'. Write '- b'."),
        ("a:\n  -b: 1\n    c: 2\n", 3, "no blank behind '-'. Write '- b: 1'."),
        ("a:\n  - b: 1\n  -b: 2\n", 4, "no blank behind '-'. Write '- b: 2'."),
        ("a:\n  - b\n  * c\n", 4, "'*' begins no entry of a list. Write '- c'."),
        ("a:\n  - b\n  \u2022 c\nd: e\n", 4, "'\u2022' begins no entry of a list. Write '- c'."),
        ("id x\ntitle: y\n", 2, "'id' has no ':' behind it. Write 'id: x'."),
        ("id = x\ntitle: y\n", 2, "'id' has no ':' behind it. Write 'id: x'."),
        ("a: 1\nlost\nc: 2\n", 3, "'lost' has no ':' behind it. Write 'key: value', or indent it when"),
        ('title: "abc\nid: x\n', 2, "the quotation mark before 'abc' is never closed. Close it."),
        ('title: "abc\nid: "x"\n', 2, 'the quotation mark " is closed on line 3 only. Close it on this line.'),
        ("title: 'It's me'\n", 2, "the quotes end before 's me''. Put all of the text in quotes: \"It's me\"."),
        ("a: [b, c\nd: e\n", 2, "the '[' of '[b, c' is still open on line 3. Write ',' between the entries and close"),
        ("a: {b: c\nd: e\n", 2, "the '{' of '{b: c' is still open on line 3. Write ',' between the entries and close"),
        ("a: [b]]\n", 2, "']' has no beginning. Take it out, or put the text in quotes."),
        ("a:\n  b: 1\n c: 2\n", 4, "'c: 2' begins in another column than the keys above it."),
        ("a:\n  - b\n  c: d\n", 4, "'c: d' stands among the entries of a list. Begin it with '- ',"),
        ("a: - b\n", 2, "a list cannot begin behind a key. Begin it on a line of its own"),
        ('a: "c:\\Users"\n', 2, "'\\U' means nothing in double quotes. Write single quotes"),
        ("a: 1\n---\nb: 2\n", 3, "'---' begins another file here. Take it out."),
        ("a: [b, , c]\n", 2, "nothing stands where ', c]' begins. Write a value before it, or take it out."),
        ("a: > x\n", 2, "'>' ends its line. Put the text in quotes: \"> x\"."),
    ],
)
def test_it_says_where_to_change_what(text: str, line: int, told: str) -> None:
    with pytest.raises(Problems) as caught:
        YamlSource(text, "p.md", first_line=2)
    assert str(caught.value).startswith(f"p.md:{line}: not valid YAML: {told}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("margin", ["", "  "])
def test_a_conflict_of_git_is_called_one(margin: str) -> None:
    text = f"a:\n<<<<<<< HEAD\n{margin}b: 2\n=======\n{margin}b: 3\n>>>>>>> theirs\n"
    with pytest.raises(Problems) as caught:
        YamlSource(text, "f.yml")
    told = "a merge marker of git. Keep one of the two versions and take out <<<<<<<, ======= and >>>>>>>."
    assert str(caught.value) == f"f.yml:2: {told}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a:\n  -b\n", ["2: no blank behind '-'. Write '- b'."]),
        ("a:\n  -b\n  - c\n", ["2: no blank behind '-'. Write '- b'."]),
        ("a:\n  -b\n  -c\n", ["2: no blank behind '-'. Write '- b'.", "3: no blank behind '-'. Write '- c'."]),
        ("a: {b:c, d: e}\n", ["1: no blank behind ':'. Write 'b: c'."]),
        ("a:\n  b:c\n", ["2: no blank behind ':'. Write 'b: c'."]),
        ("a:\n  - b\n   - c\n", ["3: '- c' belongs to the text above it. Begin it in the column of the entry above."]),
    ],
)
def test_what_yaml_reads_as_a_text_and_nobody_meant_as_one_is_told(text: str, told: list[str]) -> None:
    with pytest.raises(Problems) as caught:
        YamlSource(text, "f.yml")
    assert [str(problem) for problem in caught.value.found] == [f"f.yml:{it}" for it in told]


@pytest.mark.parametrize(
    "text",
    ["a: -b\n", "a: -5\n", "a:\n  https://example.com\n", 'a:\n  "-b"\n', "a: >\n  b\n  -c\n", "a: b -\n  c - d\n"],
)
def test_a_text_may_have_a_dash_and_a_colon(text: str) -> None:
    YamlSource(text, "f.yml")
