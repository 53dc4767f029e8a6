"""What Markdown may say between curly brackets, and the sandbox in which it is filled in.

Pages have facts by name, macros, and filters that put figures into words; they reach nothing else.
"""

import traceback
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import partial, wraps
from pathlib import Path
from types import BuiltinMethodType
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateSyntaxError, Undefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drawings.placing import anchor
from facts import Problem
from guide.macro_words import WrongCall, explained, shown, wrong_call
from guide.money_buys import MoneyBuys
from guide.not_there import NotThere
from guide.pages import FRONT_MATTER, SourcePage
from guide.unread import NotRead, Unread, or_unread
from languages.figures import FILTERS
from pricing.changes import changes
from pricing.costs_page import chart, estimator_data

if TYPE_CHECKING:
    from guide.load import Guide

VARIABLES: Mapping[str, Callable[["Guide"], Any]] = {
    "bot": lambda guide: guide.bot,
    "catalog": lambda guide: guide.catalog,
    "changes": lambda guide: changes(guide.catalog),
    "chart": lambda guide: chart(guide.catalog),
    "estimator": lambda guide: {
        **estimator_data(guide.catalog),
        "words": guide.language.words.group("calculator-results"),
    },
    "glossary": lambda guide: guide.glossary,
    "guide": lambda guide: guide,
}
MACROS: Mapping[str, Callable[["Guide"], Callable[..., Any]]] = {
    "drawing": lambda guide: lambda name: anchor(guide.gallery.sheet(name).id),
    "label": lambda guide: guide.gallery.label,
    "limit": lambda guide: lambda name: _as_on_screen(guide, guide.bot.limit(name)),
    "messages_for": lambda guide: MoneyBuys(guide.catalog, guide.language).messages_for,
    "path": lambda guide: guide.bot.path,
    "pictures_for": lambda guide: MoneyBuys(guide.catalog, guide.language).pictures_for,
}
# For the templates of overrides/macros alone: a page is written in its own language.
FOR_TEMPLATES: Mapping[str, Callable[["Guide"], Callable[..., Any]]] = {
    "named": lambda guide: guide.language.named,
    "words": lambda guide: guide.language.words,
}

# The packages whose objects and functions a page may use. Others have methods that read files: pydantic's `parse_file`.
OURS = ("drawings", "guide", "pricing")
BOT = "facts.bot"  # not all of `facts`, which reads files too
VALUES = (str, int, float, Decimal, date, list, tuple, dict)
METHODS = frozenset({"date", "items", "keys", "values"})
BUILT_IN_FILTERS = ("e", "join", "length", "map", "replace", "round", "int", "safe", "tojson")
# What is longer or larger than this is no part of a page.
LONGEST_TEXT = 100_000
LARGEST_NUMBER = 10**18

# How Jinja calls a template that was no file.
PAGE_TEMPLATE = "<template>"
TEMPLATE_KINDS = (".md", ".html")
# A text is filled in twice in a build, as a check and for its page, and its code does not change with the facts.
MOST_COMPILED = 500
_compiled: dict[tuple[Any, ...], Any] = {}


def filters(guide: "Guide") -> list[Callable[..., str]]:
    """What puts figures and days into the words of the guide's language, each for one kind of thing alone."""
    return [_of_kind(guide, name) for name in FILTERS]


def _as_on_screen(guide: "Guide", limit: float) -> str:
    """A limit of the bot: with its thousands apart, and a part of one as the screen has it in every language."""
    return guide.language.figures.number(limit) if limit == int(limit) else str(limit)


class MacroSandbox(ImmutableSandboxedEnvironment):
    """Jinja without its own functions, without other people's objects, and without sums that never end."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, guide: "Guide", **options: Any) -> None:
        """Take what macros speak of, and the options of a Jinja environment."""
        super().__init__(finalize=shown, undefined=NotThere, **options)
        self.globals.clear()
        macros = {**MACROS, **FOR_TEMPLATES}
        self.globals.update({name: or_unread(partial(macro, guide)) for name, macro in macros.items()})
        self.filters = {name: self.filters[name] for name in BUILT_IN_FILTERS}
        for name in ("join", "replace"):
            self.filters[name] = _bounded(self.filters[name])
        self.filters.update({made.__name__: made for made in filters(guide)})
        # Figures that stand in a text are written while it is compiled.
        self._figures = or_unread(lambda: guide.language.figures)

    def compile(self, source: Any, *arguments: Any, **named: Any) -> Any:
        """The code of a template, made once for each text and language."""
        key = (self._figures, source, *arguments, *sorted(named.items()))
        if key not in _compiled:
            if len(_compiled) >= MOST_COMPILED:
                _compiled.clear()
            _compiled[key] = super().compile(source, *arguments, **named)
        return _compiled[key]

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a page may look at an attribute: of plain values, of our own objects, of a loop."""
        known = isinstance(obj, VALUES) or _is_ours(type(obj)) or _package(type(obj)) == "jinja2"
        return known and super().is_safe_attribute(obj, attr, value)

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether a page may call this: our macros and methods, and the few methods of plain values that read them."""
        if isinstance(obj, BuiltinMethodType):
            return obj.__name__ in METHODS and isinstance(obj.__self__, VALUES)
        ours = isinstance(obj, Macro) or obj in self.globals.values() or _is_ours(obj)
        return ours and super().is_safe_callable(obj)

    def call(self, context: Any, called: Any, *arguments: Any, **named: Any) -> Any:
        """What a macro or a method gives. Raises WrongCall, in words, when it is given too much or too little."""
        try:
            return super().call(context, called, *arguments, **named)
        except TypeError:
            names = {id(value): name for name, value in self.globals.items()}
            name = names.get(id(called), getattr(called, "__name__", ""))
            if wrong := wrong_call(name, called, arguments, named):
                raise WrongCall(wrong) from None
            raise

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """A sum; no powers, no formats, and no text that grows without end."""
        sizes = [len(value) if isinstance(value, str | list | tuple) else value for value in (left, right)]
        texts = any(isinstance(value, str | list | tuple) for value in (left, right))
        if operator in ("**", "%"):
            raise SecurityError(f"'{operator}' is not for pages")
        size = sizes[0] + sizes[1] if operator == "+" else sizes[0] * sizes[1]
        if abs(size) > (LONGEST_TEXT if texts else LARGEST_NUMBER):
            raise SecurityError(f"the sum with '{operator}' is too large for a page")
        return super().call_binop(context, operator, left, right)


def _bounded(made: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(made)  # with the marks by which Jinja knows what to hand over
    def bounded(context: Any, value: Any, *arguments: Any, **named: Any) -> Any:
        if isinstance(value, list | tuple):
            value = [shown(part) for part in value]
        text = made(context, value, *arguments, **named)
        if len(text) > LONGEST_TEXT:
            raise SecurityError(f"a text of {len(text)} characters is too long for a page")
        return text

    return bounded


def _of_kind(guide: "Guide", name: str) -> Callable[..., str]:
    """The filter, which takes no other kind of thing than it is for. The language is asked for when it is used."""
    wanted, right = (date, "a day") if name == "day" else ((int, float, Decimal), "a number that is not negative")

    def checked(value: Any, *arguments: Any) -> str:
        if isinstance(value, Unread):
            raise NotRead
        wrong = isinstance(value, bool) or not isinstance(value, wanted)
        if not isinstance(value, Undefined) and (wrong or (not isinstance(value, date) and not value >= 0)):
            raise ValueError(f"the filter '{name}' is for {right}, and not for {value!r:.60}")
        return str(getattr(guide.language.figures, name)(value, *arguments))

    checked.__name__ = name
    return checked


def _is_ours(obj: Any) -> bool:
    return _package(obj) in OURS or _module(obj) == BOT


def _package(obj: Any) -> str:
    return _module(obj).partition(".")[0]


def _module(obj: Any) -> str:
    return str(getattr(obj, "__module__", None) or "")


def macro_problem(error: Exception, page: SourcePage, root: Path) -> Problem:
    """Where in the page, or in the template that it includes, `error` came up. `root` is the folder of the project."""
    file, line = (_places(error) or [(PAGE_TEMPLATE, 1)])[-1]
    folder = root / "overrides/macros"
    told = explained(error, [path.name for path in sorted(folder.glob("*"))]).rstrip(".")
    text = f"{told}{'' if told.endswith(('?', '!')) else '.'} Mend the macro between the curly brackets."
    if file == PAGE_TEMPLATE:
        return Problem(page.file, line + _lines_before_markdown(page.text), text)
    return Problem(Path(file).resolve().relative_to(root.resolve()).as_posix(), line, text)


def page_line(error: Exception) -> int:
    """The line of the text that was filled in, the first is 1, on which `error` came up, in a template or not."""
    return next((line for file, line in reversed(_places(error)) if file == PAGE_TEMPLATE), 1)


def _places(error: Exception) -> list[tuple[str, int]]:
    """The templates and lines, the page first, through which the work went when `error` came up."""
    where = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError):
        where.append((error.filename or PAGE_TEMPLATE, error.lineno))
    return [(file, line) for file, line in where if file == PAGE_TEMPLATE or Path(file).suffix in TEMPLATE_KINDS]


def _lines_before_markdown(text: str) -> int:
    """How many lines stand before the text that MkDocs hands to the macros."""
    match = FRONT_MATTER.match(text)
    body = text[match.end() :] if match else text
    return text.count("\n") - body.lstrip("\n").count("\n")
