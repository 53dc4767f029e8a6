"""What pydantic refuses: what was written, and what would be right, in words of ours."""

from datetime import date, datetime
from typing import Annotated, Literal, cast, get_args

import pytest
from pydantic import Field, HttpUrl, PositiveInt
from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

from facts import Line, Problems, Written, YamlSource, validate
from facts.validate_words import refused


class Part(Written):
    size: PositiveInt


class Entry(Written):
    text: Annotated[Line, Field(max_length=20)] = ""
    whole: Annotated[int, Field(ge=1, le=99)] = 1
    broken: Annotated[float, Field(gt=0)] = 1.0
    sure: bool = True
    day: date = date(2026, 1, 1)
    moment: datetime = datetime(2026, 1, 1)
    kind: Literal["live", "copy"] = "live"
    list: Annotated[tuple[Line, ...], Field(min_length=1, max_length=2)] = ("a",)
    block: dict[str, int] | None = None
    part: Part | None = None
    parts: dict[str, Part] | None = None
    url: HttpUrl | None = None


def told(text: str) -> str:
    with pytest.raises(Problems) as caught:
        validate(YamlSource(f"{text}\n", "f.yml"), Entry)
    return str(caught.value)


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("text: 12", '12 is no text. Put it in quotes: "12".'),
        ("text: true", 'true is no text. Put it in quotes: "true".'),
        ("text:", "nothing is written. Write a text."),
        ("text: ''", "nothing is written. Write a text."),
        ("text: [a]", "a list is no text. Write words."),
        (
            "text: a text that is far too long",
            "27 characters are too many: 'a text that is far too long'. Write 20 at most.",
        ),
        ("text: 'a\n\n  b'", "'a b' has a line break. Write it on one line."),
        ("whole: ten", "'ten' is no whole number. Write digits, for example 12 with no point."),
        ("whole: '56'", "'56' is no whole number. A number has no quotes. Write 56."),
        ("whole: 010", "'010' is no whole number. A number has no 0 in front. Write 10."),
        ("whole: -007", "'-007' is no whole number. A number has no 0 in front. Write -7."),
        ("whole: 1,000", "'1,000' is no whole number. A number has digits and a point alone. Write 1000."),
        ("whole: +5", "'+5' is no whole number. A number has digits and a point alone. Write 5."),
        ("whole: 05.5", "'05.5' is no whole number. Write digits, for example 12 with no point."),
        ("broken: 00.5", "'00.5' is no number. A number has no 0 in front. Write 0.5."),
        ("broken: .5", "'.5' is no number. A number has a digit before and behind its point. Write 0.5."),
        ("broken: 5.", "'5.' is no number. A number has a digit before and behind its point. Write 5.0."),
        ("broken: $5", "'$5' is no number. A number has digits and a point alone. Write 5."),
        ("broken: 1,5", "'1,5' is no number. Write digits, for example 12 or 0.5."),
        ("whole: 1_0", "'1_0' is no whole number. Write digits, for example 12 with no point."),
        ("whole: 12:30", "'12:30' is no whole number. Write digits, for example 12 with no point."),
        ("whole: true", "true is no whole number. Write digits, for example 12 with no point."),
        ("whole: 2026-11-23", "'2026-11-23' is no whole number. Write digits, for example 12 with no point."),
        ("whole: 1.5", "1.5 is no whole number. Write digits, for example 12 with no point."),
        ("whole: 0", "0 is too small. Write 1 or more."),
        ("whole: 100", "100 is too large. Write 99 or less."),
        ("broken: .inf", "'.inf' is no number. Write digits, for example 12 or 0.5."),
        ("broken: true", "true is no number. Write digits, for example 12 or 0.5."),
        ("broken: 0", "0 is too small. Write more than 0."),
        ("sure: yes", "'yes' is neither true nor false. Write one of these two words."),
        ("sure: 1", "1 is neither true nor false. Write one of these two words."),
        ("day: 20261123", "20261123 is not a date. Write it as YYYY-MM-DD, for example 2026-11-23."),
        ("day: 0", "0 is not a date. Write it as YYYY-MM-DD, for example 2026-11-23."),
        ("day: 2026-13-01", "'2026-13-01': there is no month 13. The month stands before the day: write 2026-01-13."),
        ("day: 2026-13-40", "'2026-13-40': there is no month 13. Write a month from 01 to 12."),
        ("day: 2026-02-30", "'2026-02-30': there is no such day. Write one that the month has."),
        (
            "day: 2026-11-23T00:00:00",
            "'2026-11-23T00:00:00' is not a date. Write it as YYYY-MM-DD, for example 2026-11-23.",
        ),
        ("day:", "nothing is not a date. Write it as YYYY-MM-DD, for example 2026-11-23."),
        ("moment: 1700000000", "1700000000 is no moment. Write day and time, for example 2026-11-10T21:51:42Z."),
        ("moment: 2026-11-10", "'2026-11-10' is no moment. Write day and time, for example 2026-11-10T21:51:42Z."),
        ("kind: liev", "'liev' is not allowed. Did you mean 'live'? Write one of 'live' or 'copy'."),
        ("kind: true", "true is not allowed. Write one of 'live' or 'copy'."),
        ("list: word", "'word' is no list. Write each entry on a line of its own, after '- '."),
        ("list: []", "0 entries are too few. Write 1 or more."),
        ("list: [a, b, c]", "3 entries are too many. Write 2 at most."),
        ("block: word", "'word' stands where keys belong. Write each key on a line of its own: 'key: value'."),
        ("part: word", "'word' stands where keys belong. Write each key on a line of its own: 'key: value'."),
        ("parts: [a]", "a list stands where keys belong. Write each key on a line of its own: 'key: value'."),
        ("url: 12", "12 is no address. Write all of it, with https://."),
        ("url: openai.com", "'openai.com' is no address. Write all of it, with https://."),
    ],
)
def test_the_value_and_what_would_be_right(written: str, what: str) -> None:
    assert told(written) == f"f.yml:1: {written.partition(':')[0]}: {what}"


def test_a_part_within_a_part_is_as_strict() -> None:
    assert told("parts: {a: {size: '3'}}").startswith("f.yml:1: parts.a.size: '3' is no whole number.")


@pytest.mark.parametrize("kind", get_args(ErrorType))
def test_no_words_of_pydantic_come_through(kind: str) -> None:
    numbers = dict.fromkeys(("gt", "ge", "lt", "le", "max_length", "min_length", "actual_length"), 1)
    context = {**numbers, "error": "our words", "expected": "'a' or 'b'", "pattern": "x"}
    detail = {"type": kind, "loc": ("a",), "msg": "Input should be constrained", "input": "x", "ctx": context}
    said = refused(cast(ErrorDetails, detail))
    assert "nput should" not in said
    assert "constrained" not in said


def test_the_name_of_a_kind_is_no_part_of_the_place() -> None:
    class Either(Written):
        sizes: dict[str, PositiveInt | Annotated[float, Field(gt=0)]]

    with pytest.raises(Problems) as caught:
        validate(YamlSource("sizes:\n  a: { b: 1 }\n  c: -5\n", "f.yml"), Either)
    assert str(caught.value).splitlines() == [
        "f.yml:2: sizes.a: a block of keys is no number. Write digits, for example 12 or 0.5.",
        "f.yml:3: sizes.c: -5 is too small. Write more than 0.",
    ]
