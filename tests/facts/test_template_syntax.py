"""All that Jinja cannot read in a text is told at once, each thing on its line, in plain words."""

import pytest
from jinja2 import Environment

from facts.template_syntax import read_pieces, syntax_faults
from facts.template_words import in_words

PARSER = Environment(autoescape=True)
PAGES = ("if", "elif", "else", "endif", "for", "endfor", "set", "include", "raw", "endraw")
RAW_WORDS = ("expected token", "end of print", "end of statement", "Encountered", "Jinja", "undefined", "got ")


def told(text: str) -> list[str]:
    return [f"{line}: {what}" for line, what in read_pieces(text, PARSER, functions=["label"], offered=PAGES).faults]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{{ }}", "this macro is empty. Write what it shows, such as {{ bot.name }}, or take it out."),
        ("{{-  -}}", "this macro is empty."),
        ("{% %}", "this tag is empty."),
        ('{{ label("x }}', 'the quotation mark " is never closed. Write label("x").'),
        ('{{ label(x") }}', 'the quotation mark " is never closed. Write label("x").'),
        ("{{ label('x\") }}", "the quotation mark ' is never closed. Write label('x')."),
        ("{{ don't }}", "' stands in a word."),
        ("{{ label(\u201cx\u201d) }}", '\u201c is no straight quotation mark. Write label("x").'),
        ('{{ label("x" }}', "'(' is never closed. Write label(\"x\")."),
        ('{{ label("x")) }}', "')' closes nothing. Take it out."),
        ('{{ label("x"] }}', "']' stands where ')' closes '('."),
        ('{{ label "x" }}', "'label' has no round brackets. Write label(\"x\")."),
        ("{{ f(5 6) }}", "nothing stands between '5' and '6'. Write ','"),
        ("{{ bot name }}", "nothing stands between 'bot' and 'name'. Write '.'"),
        ("{{ bot. }}", "nothing stands behind '.'. Write the name of a fact"),
        ("{{ bot.name | }}", "nothing stands behind '|'. Write a filter"),
        ("{{ 5 + }}", "nothing stands behind '+'."),
        ("{{ * 5 }}", "nothing stands before '*'."),
        ("{{ a if }}", "nothing stands behind 'if'."),
        ("{{ 5 \u20ac }}", "'\u20ac' means nothing in a macro."),
        ("{{ a = 5 }}", "'=' cannot stand here. Write '==' to compare."),
        (
            "{% if %}x{% endif %}",
            "nothing stands behind 'if'. Write what has to be true, such as",
        ),
        ("{% for x guide.steps %}x{% endfor %}", "'in' is missing in '{% for x guide.steps %}'."),
        ("{% if a %}x", "'{% if a %}' is never closed. Write {% endif %} where it ends."),
        ("{% set x %}", "'{% set x %}' sets nothing. Write {% set x = ... %}."),
        ("{% set x = %}", "a value is missing before '%}'."),
        ("{% set 5 = 3 %}", "a value can only be given to a name of your own."),
        ("{% if a %}{% elsif b %}{% endif %}", "there is no tag 'elsif'. Write 'elif'."),
        ("{% if a %}{% else if b %}{% endif %}", "'else if' are two words. Write {% elif b %}."),
        ("{% if a %}{% end if %}", "there is no tag 'end'. Write it as one word: {% endif %}."),
        ("{% if a %}{% endfi %}", "there is no tag 'endfi'. Did you mean 'endif'?"),
        ("{% if a %}{% endfor %}", "'{% endfor %}' closes nothing: '{% if a %}' of line 1 is open. Write {% endif %}."),
        ("{% endif %}", "'{% endif %}' closes nothing. Write {% if ... %} before it, or take it out."),
        ("{% else %}", "'{% else %}' stands in no {% if %}."),
        ('{% inlcude "a.md" %}', "there is no tag 'inlcude'. Did you mean 'include'?"),
        ("{% xyzzy %}", "there is no tag 'xyzzy'. There are elif, else,"),
        ("{{ bot.name %}", "'{{' is closed with '%}'. Write '}}' behind the macro."),
        ("{% if a }}x{% endif %}", "'{%' is closed with '}}'. Write '%}' behind the macro."),
        ("{{{ bot.name }}}", "there are three brackets '{{{'. Write two."),
        ("{{ a and {{ b }}", "'{{' is not closed. Write '}}' behind the macro."),
        ("{% raw %} x", "'{% raw %}' is never closed. Write {% endraw %} where it ends."),
    ],
)
def test_a_mistake_is_one_line_in_plain_words(text: str, what: str) -> None:
    lines = told(text)
    assert lines[0].startswith(f"1: {what}"), lines
    assert len(lines) == 1
    assert not any(raw in lines[0] for raw in RAW_WORDS)


def test_no_mistake_hides_another() -> None:
    text = "{{ }} {{ a b }}\n{% if a %}\n{{ fine }} {{ c\n\n{% for x in y %}\n{{\n'z }}\n{% endfor %}\n"
    assert [line.partition(":")[0] for line in told(text)] == ["1", "1", "2", "3", "7"]


@pytest.mark.parametrize(
    "text",
    [
        "{{ '}}' }} {{ {'a': {'b': 1}} }} {{\n5\n}} {{- 5 -}} {%- if a -%}{%- elif not b -%}{%- else -%}{%- endif -%}",
        "{% raw %}{{ {% if {% endraw %} {# {{ }} #} { {{ 5 }} }",
        "{{ a is divisibleby 3 }}{{ a is not none }} {{ a not in b }} {{ f(a, b=5) | join(', ') }} {{ -5 + a.b.0[1] }}",
        "{% set a, b = c %}{% for x in y if x != 1 %}{{ 'a' 'b' }}{% else %}{% endfor %}",
    ],
)
def test_what_jinja_reads_is_fine(text: str) -> None:
    assert syntax_faults(text, PARSER) == ()
    assert told(text) == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("expected token 'end of print statement', got 'b'", "'b' stands where '}}' belongs"),
        ("Expected an expression, got 'end of statement block'", "a value is missing before '%}'"),
        ("No filter named 'dya'.", "there is no filter 'dya'"),
        ("'lost' is undefined", "there is no 'lost'"),
        ("'facts.bot.Bot object' has no attribute 'x'", "'.x' is not there"),
        ("unexpected char '?' at 3", "'?' cannot stand here"),
    ],
)
def test_what_jinja_says_is_put_into_words(said: str, words: str) -> None:
    assert in_words(said) == words
