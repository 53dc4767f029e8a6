"""What pydantic refuses, in words for the person who wrote it: what is written, and what would be right."""

import re
from collections.abc import Iterable
from typing import Any

from pydantic_core import ErrorDetails

from facts.day import no_such_day
from facts.problem import nearest

DATE = "Write it as YYYY-MM-DD, for example 2026-11-23."
MOMENT = "Write day and time, for example 2026-11-10T21:51:42Z."
NUMBER = "Write digits, for example 12"
# What may be meant as a number, once thousands and units are taken out.
PLAIN_NUMBER = re.compile(r"-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
SHOWN = 60
# What is compared, by pydantic's name for it: the words, and the name of what it is compared with.
BOUNDS = {
    "greater_than": ("more than", "gt"),
    "greater_than_equal": ("or more", "ge"),
    "less_than": ("less than", "lt"),
    "less_than_equal": ("or less", "le"),
}
# A text that YAML takes for something else.
NOT_A_TEXT = (bool, int, float)


def met(value: Any) -> str:
    """What is written, as its writer knows it."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list | tuple):
        return "a list" if value else "an empty list"
    if isinstance(value, dict):
        return "a block of keys"
    text = " ".join(str(value).split())
    return f"'{text if len(text) <= SHOWN else f'{text[:SHOWN].strip()} ...'}'"


def refused(detail: ErrorDetails) -> str:
    """What is wrong with one value, and what would be right."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    is_ = f"{met(value)} is"
    if kind in ("value_error", "assertion_error"):
        return str(context["error"])
    if kind.startswith(("datetime", "timezone")):
        return f"{is_} no moment. {MOMENT}"
    if kind.startswith("date_"):
        return no_such_day(str(value)) or f"{is_} not a date. {DATE}"
    if kind in ("literal_error", "enum"):
        return f"{is_} not allowed.{_choices(str(value), str(context['expected']))}"
    if kind.startswith("string_"):
        return _text(kind, value, context)
    if kind.startswith(("int_", "float_", "finite_", "decimal_")):
        return _number(value, whole=kind.startswith("int_"))
    if kind.startswith("bool_"):
        return f"{is_} neither true nor false. Write one of these two words."
    if kind in BOUNDS:
        words, bound = BOUNDS[kind]
        limit = f"{context[bound]:g}"
        right = f"{limit} {words}" if words.startswith("or") else f"{words} {limit}"
        return f"{is_} too {'small' if kind.startswith('greater') else 'large'}. Write {right}."
    if kind in ("too_short", "too_long"):
        return _amount(kind, context)
    if kind in ("tuple_type", "list_type", "set_type", "frozen_set_type", "iterable_type"):
        return f"{is_} no list. Write each entry on a line of its own, after '- '."
    if kind in ("dict_type", "model_type", "mapping_type", "model_attributes_type", "dataclass_type"):
        return f"{met(value)} stands where keys belong. Write each key on a line of its own: 'key: value'."
    if kind.startswith("url_"):
        return f"{is_} no address. Write all of it, with https://."
    return f"{met(value)} cannot stand here. Write what other entries of this kind have."


def _number(value: Any, *, whole: bool) -> str:
    said = f"{met(value)} is no {'whole ' if whole else ''}number."
    if isinstance(value, float) and whole:
        return f"{said} {NUMBER} with no point."
    written = str(value).strip() if isinstance(value, str) else ""
    bare = re.sub(r"[ _,'\u00a0\u202f](?=[0-9]{3}(?![0-9]))", "", written.lstrip("+$€£").rstrip("%$€£").strip())
    if PLAIN_NUMBER.fullmatch(bare):
        number = bare.lstrip("-").lstrip("0") or "0"
        number = f"{'-' if bare[0] == '-' else ''}{'0' if number[0] == '.' else ''}{number}"
        if number.endswith("."):
            number += "0"
        if not (whole and "." in number):
            return f"{said} {_why_no_number(written, bare)} Write {number}."
    return f"{said} {NUMBER}{' with no point' if whole else ' or 0.5'}."


def _why_no_number(written: str, bare: str) -> str:
    digits = bare.lstrip("-")
    if written != bare:
        return "A number has digits and a point alone."
    if digits.startswith("0") and digits[1:2].isdigit():
        return "A number has no 0 in front."
    if digits[0] == "." or digits[-1] == ".":
        return "A number has a digit before and behind its point."
    return "A number has no quotes."


def _text(kind: str, value: Any, context: dict[str, Any]) -> str:
    if kind == "string_too_short":
        return "nothing is written. Write a text."
    if kind == "string_too_long":
        most = context["max_length"]
        return f"{len(value)} characters are too many: {met(value)}. Write {most} at most."
    if kind == "string_pattern_mismatch":
        if "\n" in str(value).strip():
            return f"{met(value)} has a line break. Write it on one line."
        return f"{met(value)} has not the form that is asked for. Write what matches {context['pattern']}"
    if isinstance(value, NOT_A_TEXT):
        return f'{met(value)} is no text. Put it in quotes: "{met(value)}".'
    return f"{met(value)} is no text. Write words." if value is not None else "nothing is written. Write a text."


def _amount(kind: str, context: dict[str, Any]) -> str:
    if kind == "too_short":
        least = context["min_length"]
        return f"{context['actual_length']} entries are too few. Write {least} or more."
    return f"{context['actual_length']} entries are too many. Write {context['max_length']} at most."


def _choices(value: str, expected: str) -> str:
    known = re.findall(r"'([^']+)'", expected)
    return f"{nearest(value, known)} Write one of {expected}."


def one_of(value: Any, allowed: Iterable[str]) -> str:
    """That a value is none of the allowed ones, and which is nearest."""
    allowed = list(allowed)
    return f"{met(value)} is not allowed.{nearest(str(value), allowed)} Write one of {', '.join(allowed)}."
