"""What went wrong in a macro, in words for the person who wrote it."""

import re
import sys
from collections.abc import Iterable
from datetime import date
from decimal import Decimal, DecimalException
from math import isfinite
from typing import Any

from jinja2 import TemplateNotFound, Undefined, UndefinedError

from facts import nearest

NO_ATTRIBUTE = re.compile(r"'(?P<kind>[\w.]+) object' has no attribute '(?P<name>\w+)'")
CALL = re.compile(r"(?:\S*\.)?(?P<macro>[\w<>]+)\(\) (?P<what>.*)", re.DOTALL)
MISSING = re.compile(r"missing \d+ required (?:positional|keyword-only) arguments?: (?P<names>.*)", re.DOTALL)
UNKNOWN = re.compile(r"got an unexpected keyword argument (?P<name>'\w+')")
KINDS = {
    "str": "a text",
    "int": "a number",
    "float": "a number",
    "Decimal": "an amount",
    "decimal.Decimal": "an amount",
}
OPERANDS = re.compile(r"unsupported operand type\(s\) for (?P<sign>\S+): '(?P<left>[\w.]+)' and '(?P<right>[\w.]+)'")


class EmptyFact(ValueError):
    """What a macro gives out is nothing that a reader can read."""


def shown(value: Any) -> Any:
    """The same value, when it is a text or a number. Raises EmptyFact, in words, for anything else."""
    if isinstance(value, Undefined):
        return value  # it says itself what is wrong
    if isinstance(value, str) and not value.strip():
        raise EmptyFact("this gives out an empty text. Name a fact that is there")
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise EmptyFact(f"this gives out {_kind(value)}, and a reader needs a text or a number. {_instead(value)}")
    if not isinstance(value, str) and not isfinite(value):
        raise EmptyFact(f"this gives out {value}, which is no number")
    return value


def explained(error: Exception, templates: Iterable[str]) -> str:
    """One line about `error`, which may lack the stop at its end. `templates` are the names that can be included."""
    if isinstance(error, TemplateNotFound):
        return f"overrides/macros has no template '{error.name}'.{nearest(str(error.name), templates)}"
    if isinstance(error, ZeroDivisionError | DecimalException):
        return "a sum divides by zero, or by what is no number"
    if isinstance(error, UndefinedError) and (lost := NO_ATTRIBUTE.search(str(error))):
        return f"'.{lost['name']}' is not there.{nearest(lost['name'], _names(lost['kind']))}"
    if isinstance(error, KeyError):
        return f"{error.args[0]!r} is not there" if error.args else "a name is not there"
    if isinstance(error, TypeError):
        return _wrong_call(str(error))
    return " ".join(str(error).split()) or type(error).__name__


def _wrong_call(text: str) -> str:
    if call := CALL.match(text):
        macro = "this macro" if "<" in call["macro"] else f"'{call['macro']}'"
        if missing := MISSING.match(call["what"]):
            return f"{macro} needs {missing['names']}. Write a value for each between the round brackets"
        if unknown := UNKNOWN.match(call["what"]):
            return f"{macro} takes nothing that is called {unknown['name']}"
        return (
            f"{macro} {call['what'].replace('positional arguments', 'values').replace('positional argument', 'value')}"
        )
    if operands := OPERANDS.match(text):
        sides = [KINDS.get(operands[side], f"'{operands[side]}'") for side in ("left", "right")]
        return f"'{operands['sign']}' does not go with {sides[0]} and {sides[1]}"
    return text


def _kind(value: Any) -> str:
    if value is None:
        return "nothing (None)"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return "a bare day"
    if isinstance(value, list | tuple | set | frozenset):
        return "a list" if value else "an empty list"
    if isinstance(value, dict):
        return "a block of facts"
    return "a macro that is not called" if callable(value) else f"a whole '{type(value).__name__}'"


def _instead(value: Any) -> str:
    if isinstance(value, date):
        return "Write '| day' behind it"
    if callable(value):
        return "Write round brackets behind its name, with what it needs"
    if isinstance(value, list | tuple) and value:
        return "Write '| join(\", \")' behind it, or name one of its facts"
    return "Name a fact in it that is one"


def _names(kind: str) -> list[str]:
    """The public names of what is called so, as `pricing.catalog.Catalog`."""
    module, _, name = kind.rpartition(".")
    known = getattr(sys.modules.get(module), name, None)
    fields = [*getattr(known, "__dataclass_fields__", ()), *getattr(known, "model_fields", ())]
    return [public for public in {*dir(known), *fields} if not public.startswith(("_", "model_"))]
