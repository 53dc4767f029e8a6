"""How hard a page is to read, held to sums that can be done by hand."""

import pytest
from pydantic import ValidationError

from facts import read, validate
from guide.reading import EasyWords, grade, sentences, syllables
from tests.conftest import ROOT

EASY = validate(read(ROOT / "data/easy_words.yml", root=ROOT), EasyWords).root
FRONT = "---\nid: p\ndescription: Notwithstanding organizational considerations.\n---\n"


def grade_of(text: str) -> float:
    found = list(sentences(text))
    return grade(found, syllables((word for sentence in found for word in sentence.words), EASY))


@pytest.mark.parametrize(
    ("text", "words", "spoken", "count"),
    [
        ("The cat sat on the mat.", 6, 6, 1),
        # The example of Wikipedia's article on the formula: grade 11.3.
        ("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.", 13, 24, 1),
        ("You open it. About any letter is enough!", 8, 13, 2),
    ],
)
def test_the_grade_is_that_of_kincaid_and_others_1975(text: str, words: int, spoken: int, count: int) -> None:
    assert grade_of(text) == pytest.approx(0.39 * words / count + 11.8 * spoken / words - 15.59)


def test_a_published_example_has_its_published_grade() -> None:
    text = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."
    assert round(grade_of(text), 1) == 11.3


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("open", 2), ("about", 2), ("any", 2), ("real", 1), ("project's", 2), ("don't", 1), ("isn't", 2)),
        *(("three-digit", 3), ("$5", 1), ("1,500", 1)),
        # Not in the dictionary: by its groups of vowels.
        *(("autoforwarder", 5), ("blorbed", 1), ("blorped", 1), ("blonted", 2), ("snarkle", 2)),
        # Long, but on the list of easy words; so is its plural and its possessive.
        *(("openai", 1), ("organization", 1), ("organizations", 1), ("openai's", 1)),
    ],
)
def test_syllables_are_those_that_are_spoken(word: str, count: int) -> None:
    assert syllables([word], EASY) == {word: count}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("One two. Three four? Five!", ["one two", "three four", "five"], id="ends"),
        pytest.param("One 2.5 two v1.0 x.", ["one 2.5 two v1.0 x"], id="a dot within a word ends nothing"),
        pytest.param("One\ntwo.\n\nThree", ["one two", "three"], id="a paragraph ends one"),
        pytest.param("One:\n\n- two\n- three\n  four\n1. five", ["one", "two", "three four", "five"], id="list items"),
        pytest.param("| A | B |\n|---|--:|\n| one two | three. Four |", ["one two", "three", "four"], id="cells"),
        pytest.param("# A\n## B { #b }\none", ["one"], id="headings are left out"),
        pytest.param('!!! note "A title"\n\n    One two.', ["one two"], id="titles of boxes are left out"),
        pytest.param('??? note "A title"\n    One two.', ["one two"], id="so are those of folded ones"),
        pytest.param("Press **Add to credit balance**. Then wait.", ["press", "then wait"], id="labels"),
        pytest.param("Set **Model** to **Request**.", ["set to"], id="two labels"),
        pytest.param("**Copy**.", [], id="nothing but a label"),
        pytest.param("It starts with `sk-proj`. `x` is code.", ["it starts with", "is code"], id="code"),
        pytest.param("```\nA code block. With two.\n```\nOne.", ["one"], id="fenced code"),
        pytest.param("[One two][api-keys] three.", ["one two three"], id="link ids"),
        pytest.param("[One](../steps/3-billing.md#x) two.", ["one two"], id="addresses of links"),
        pytest.param("[One](a.md){ .md-button .x } two\n{ .lead }", ["one two"], id="attribute lists"),
        pytest.param("About {{ messages_for(5) | x }} posts.", ["about posts"], id="macros"),
        pytest.param("{% for a in b -%}\n| {{ a }} | one |\n{% endfor %}", ["one"], id="loops"),
        pytest.param("<p class='x y'>One</p> two <!-- not. this -->", ["one two"], id="HTML"),
        pytest.param("![a picture](x.png) one", ["one"], id="pictures"),
        pytest.param("*[API]: a long meaning\n[x]: https://a.example/b\none", ["one"], id="definitions"),
        pytest.param("Word\n:   One two.", ["word", "one two"], id="a meaning"),
        pytest.param('He said "one." Then two.', ["he said one", "then two"], id="quotes"),
    ],
)
def test_what_counts_is_prose(text: str, found: list[str]) -> None:
    assert [" ".join(sentence.words) for sentence in sentences(FRONT + text)] == found


def test_a_sentence_knows_its_line_and_how_it_was_written() -> None:
    text = FRONT + "\n## H\n\nOne **two**.\nThree\nfour.\n\n- Five `x`\n"
    assert [(it.line, it.text) for it in sentences(text)] == [(8, "One **two**."), (9, "Three four."), (12, "Five `x`")]


def test_an_easy_word_has_a_reason() -> None:
    with pytest.raises(ValidationError):
        EasyWords.model_validate({"openai": ""})
