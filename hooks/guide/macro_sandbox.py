"""The environment in which the macros of pages run: they reach the words of guide/vocabulary.py and nothing else."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache, partial, wraps
from types import BuiltinMethodType
from typing import Any

from jinja2 import Template
from jinja2.exceptions import SecurityError
from jinja2.runtime import Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from guide.macro_pieces import Pieces, split

# The packages whose objects and functions a page may use. Others have methods that read files: pydantic's `parse_file`.
OURS = ("drawings", "facts", "guide", "pricing")
VALUES = (str, int, float, Decimal, date, list, tuple, dict)
METHODS = frozenset({"date", "items", "keys", "values"})
BUILT_IN_FILTERS = ("e", "join", "length", "map", "replace", "round", "int", "tojson")
# What is longer or larger than this is no part of a page.
LONGEST_TEXT = 100_000
LARGEST_NUMBER = 10**18


class MacroSandbox(ImmutableSandboxedEnvironment):
    """Jinja without its own functions, without other people's objects, and without sums that never end."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, **options: Any) -> None:
        """Take the options of a Jinja environment."""
        super().__init__(**options)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in BUILT_IN_FILTERS}
        for name in ("join", "replace"):
            self.filters[name] = _bounded(self.filters[name])
        self._macro = cache(super().from_string)  # as long as the sandbox: one build

    def from_string(self, source: str) -> Template | Pieces:  # type: ignore[override]
        """What renders a page. Each macro is compiled once, on however many pages it stands."""
        whole = partial(super().from_string, source)
        pieces = split(source)
        return whole() if pieces is None else Pieces(pieces, self._macro, whole)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a page may look at an attribute: of plain values, of our own objects, of a loop."""
        known = isinstance(obj, VALUES) or _package(type(obj)) in OURS or _package(type(obj)) == "jinja2"
        return known and super().is_safe_attribute(obj, attr, value)

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether a page may call this: our macros and methods, and the few methods of plain values that read them."""
        if isinstance(obj, BuiltinMethodType):
            return obj.__name__ in METHODS and isinstance(obj.__self__, VALUES)
        ours = isinstance(obj, Macro) or obj in self.globals.values() or _package(obj) in OURS
        return ours and super().is_safe_callable(obj)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """A sum; no powers, no formats, and no text that grows without end."""
        sizes = [len(it) if isinstance(it, str | list | tuple) else it for it in (left, right)]
        texts = any(isinstance(it, str | list | tuple) for it in (left, right))
        if operator in ("**", "%"):
            raise SecurityError(f"'{operator}' is not for pages")
        size = sizes[0] + sizes[1] if operator == "+" else sizes[0] * sizes[1]
        if abs(size) > (LONGEST_TEXT if texts else LARGEST_NUMBER):
            raise SecurityError(f"the sum with '{operator}' is too large for a page")
        return super().call_binop(context, operator, left, right)


def _bounded(made: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(made)  # with the marks by which Jinja knows what to hand over
    def bounded(*arguments: Any, **named: Any) -> Any:
        text = made(*arguments, **named)
        if len(text) > LONGEST_TEXT:
            raise SecurityError(f"a text of {len(text)} characters is too long for a page")
        return text

    return bounded


def _package(obj: Any) -> str:
    return str(getattr(obj, "__module__", None) or "").partition(".")[0]
