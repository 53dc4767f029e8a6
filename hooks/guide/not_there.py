"""A fact that a page or a template asks for and nobody wrote: its nearest name, and the file that has the others."""

from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import StrictUndefined
from jinja2.exceptions import TemplateRuntimeError, UndefinedError
from jinja2.utils import missing

from facts import nearest

# The name that pages have for a thing, by its class, and where its facts are written.
FACTS = {
    "Bot": ("bot", "All are in data/bot.yml."),
    "Support": ("bot.support", "All are in data/bot.yml."),
    "Glossary": ("glossary", "All are in data/glossary.yml."),
    "Catalog": ("catalog", ""),
    "Guide": ("guide", ""),
}
# The packages of which the names are told, and how many at most.
OURS = ("drawings", "facts", "guide", "pricing")
MOST = 30


class NotThere(StrictUndefined):
    """Jinja's stand-in for what is not there; whoever uses it raises UndefinedError, in words."""

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        """Take what Jinja knows: the thing that was asked, and the name that it does not have."""
        super().__init__(hint or _words(obj, name), obj, name, exc)


def _words(obj: Any, name: object) -> str:
    if obj is missing:
        return f"there is no fact '{name}'"
    if obj is None:
        return f"'.{name}' is asked of a fact that has no value"
    if callable(obj):
        return f"'.{name}' is not there: what stands before it is a macro. Write round brackets behind that one"
    if isinstance(obj, str | int | float):
        return f"'.{name}' is not there: what stands before it is a {'text' if isinstance(obj, str) else 'number'}"
    called, file = FACTS.get(type(obj).__name__, ("", ""))
    below = dict.fromkeys(_names(obj))
    close = _nearest(str(name), list(below))
    known = f" It has {', '.join(below)}." if below and not close and len(below) <= MOST else ""
    near = f" Did you mean '{called}{'.' if called else ''}{close}'?" if close else known
    return f"'{called}.{name}' is not there.{near}{f' {file}' if file else ''}"


def _nearest(name: str, known: list[str]) -> str:
    """The known name most like this one; also one within a part, as 'support.email'."""
    for names in ([it for it in known if "." not in it], [it for it in known if "." in it]):
        last = {it.rpartition(".")[2]: it for it in names}
        if found := nearest(name, last):
            return last[found.partition("'")[2].rpartition("'")[0]]
    return ""


def _names(obj: Any) -> Iterator[str]:
    """The public names of what it has, and of what its parts have, as 'support.email'."""
    if isinstance(obj, Mapping):
        yield from (str(key) for key in obj)
        return
    own = _fields(obj)
    yield from own
    for name in own:
        part = vars(obj).get(name) if hasattr(obj, "__dict__") else None
        if type(part).__module__.partition(".")[0] in OURS:
            yield from (f"{name}.{inner}" for inner in _fields(part))


def _fields(obj: Any) -> list[str]:
    kind = type(obj)
    if kind.__module__.partition(".")[0] not in OURS:
        return []
    fields = [*getattr(kind, "__dataclass_fields__", ()), *getattr(kind, "model_fields", ())]
    return sorted(name for name in {*fields, *vars(kind)} if not name.startswith(("_", "model_")))
