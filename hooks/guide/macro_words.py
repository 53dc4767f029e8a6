"""What went wrong in a macro, in words for the person who wrote it."""

import inspect
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal, DecimalException
from math import isfinite
from typing import Any

from jinja2 import TemplateNotFound, TemplateSyntaxError, Undefined
from jinja2.exceptions import SecurityError

from facts import nearest
from facts.template_words import in_words
from guide.unread import NotRead, Unread

KINDS = {
    "str": "a text",
    "int": "a number",
    "float": "a number",
    "Decimal": "an amount",
    "bool": "true or false",
    "NoneType": "nothing (None)",
    "date": "a day",
    "list": "a list",
    "tuple": "a list",
    "dict": "a block of facts",
    "function": "a macro that is not called",
    "method": "a macro that is not called",
}
# What Python says of two values that do not go together, and of one that cannot be used so.
OPERANDS = re.compile(r"unsupported operand type\(s\) for (?P<sign>\S+): '(?P<left>[\w.]+)' and '(?P<right>[\w.]+)'")
COMPARED = re.compile(r"'(?P<sign>\S+)' not supported between instances of '(?P<left>[\w.]+)' and '(?P<right>[\w.]+)'")
JOINED = re.compile(r"can only concatenate (?P<left>\w+) \(not \"(?P<right>[\w.]+)\"\) to \w+")
REPEATED = re.compile(r"can't multiply sequence by non-int of type '(?P<right>[\w.]+)'")
NEGATED = re.compile(r"bad operand type for unary (?P<sign>\S): '(?P<left>[\w.]+)'")
NO_LIST = re.compile(r"(?:argument of type )?'(?P<left>[\w.]+)'(?: object)? is not (?:iterable|reversible|a container)")
NO_LENGTH = re.compile(r"object of type '(?P<left>[\w.]+)' has no len")
NO_NUMBER = re.compile(r"type (?P<left>[\w.]+) doesn't define __\w+__ method")
UNSAFE = re.compile(r"access to attribute '(?P<name>\w+)' of '[\w.]+' object is unsafe")
NO_CALL = re.compile(r"is not safely callable$|object is not callable$")
FILTER = re.compile(r"(?:do_|sync_do_)?(?P<name>\w+)\(\) (?:takes|got|missing)")
# A value for each thing that a macro asks for, so that its right form can be shown.
EXAMPLES = {"dollars": "5", "name": '"its-id"', "model_id": '"gpt-6-luna"', "thinking": '"little"', "tokens": "1000"}


class WrongCall(TypeError):
    """A macro is given more or less than it takes."""


class EmptyFact(ValueError):
    """What a macro gives out is nothing that a reader can read."""


def shown(value: Any) -> Any:
    """The same value, when it is a text or a number. Raises EmptyFact, in words, for anything else."""
    if isinstance(value, Undefined):
        return value  # it says itself what is wrong
    if isinstance(value, Unread):
        raise NotRead
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
    if isinstance(error, KeyError):
        return f"{error.args[0]!r} is not there" if error.args else "a name is not there"
    said = " ".join(str(error).split())
    if isinstance(error, SecurityError | TypeError) and not isinstance(error, WrongCall):
        return _does_not_go(said)
    return in_words(said) if isinstance(error, TemplateSyntaxError) else said or type(error).__name__


def wrong_call(name: str, called: Callable[..., Any], arguments: Sequence[Any], named: Mapping[str, Any]) -> str:
    """What is wrong with what a macro is given, as its writer counts; nothing when that is not what is wrong."""
    try:
        signature = inspect.signature(called)
    except (TypeError, ValueError):
        return ""
    takes = [it for it in signature.parameters.values() if it.kind is not it.VAR_KEYWORD]
    places = [it for it in takes if it.kind in (it.POSITIONAL_ONLY, it.POSITIONAL_OR_KEYWORD)]
    needed = [it.name for it in takes if it.default is it.empty and it.kind is not it.VAR_POSITIONAL]
    given = {it.name for it in places[: len(arguments)]} | named.keys()
    right = _right_call(name, places, needed, arguments)
    if unknown := [it for it in named if it not in signature.parameters]:
        near = nearest(unknown[0], signature.parameters) or f" Write {right}"
        return f"'{name}' takes nothing that is called '{unknown[0]}'.{near}"
    if len(arguments) > len(places):
        least = sum(it.default is it.empty for it in places)
        count = str(len(places)) if least == len(places) else f"{least} to {len(places)}"
        values = "value" if count == "1" else "values"
        return f"'{name}' takes {count} {values}, and {len(arguments)} are written. Write {right}"
    if missing := [it for it in needed if it not in given]:
        return f"'{name}' needs {' and '.join(missing)}. Write {right}"
    return ""


def _right_call(name: str, places: Sequence[inspect.Parameter], needed: Sequence[str], arguments: Sequence[Any]) -> str:
    written = [_as_written(it) for it in arguments[: len(places)]]
    written += [EXAMPLES.get(it.name, "5") for it in places[len(arguments) :] if it.name in needed]
    return f"{name}({', '.join(written)})"


def _as_written(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value) if isinstance(value, int | float) else "..."


def _does_not_go(said: str) -> str:
    """What Python or the sandbox says of values that cannot be used so, in words."""
    if found := UNSAFE.search(said):
        return f"'.{found['name']}' is not for pages. Use a fact by its public name"
    if NO_CALL.search(said):
        return "round brackets stand behind what is no macro. Take them out"
    for two in (OPERANDS, COMPARED):
        if found := two.search(said):
            return f"'{found['sign']}' does not go with {_kind_of(found['left'])} and {_kind_of(found['right'])}"
    if found := JOINED.search(said):
        return f"'+' does not go with {_kind_of(found['left'])} and {_kind_of(found['right'])}"
    if found := REPEATED.search(said):
        return f"'*' does not go with a text and {_kind_of(found['right'])}"
    if found := NEGATED.search(said):
        return f"'{found['sign']}' does not go with {_kind_of(found['left'])}"
    if found := NO_LIST.search(said):
        return f"a list is needed here, and this is {_kind_of(found['left'])}"
    if found := NO_LENGTH.search(said):
        return f"'length' is for a list or a text, and this is {_kind_of(found['left'])}"
    if found := NO_NUMBER.search(said):
        return f"a number is needed here, and this is {_kind_of(found['left'])}"
    if found := FILTER.match(said):
        return f"the filter '{found['name']}' takes other values than are written in its round brackets"
    return said


def _kind_of(name: str) -> str:
    return KINDS.get(name.rpartition(".")[2], f"a whole '{name}'")


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
