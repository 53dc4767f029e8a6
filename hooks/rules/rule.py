"""What a rule is: an id, one line about it, how much it matters, and a check. Every file in rules/checks is one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import import_module
from inspect import getdoc
from pkgutil import iter_modules
from types import ModuleType

from facts import Problem
from rules import checks


class Level(Enum):
    """What happens when a rule is broken."""

    REFUSE = "nothing is built; it cannot be allowed"
    WARN = "a warning; a strict build fails"
    NOTE = "told, and nothing fails"
    AGED = "time made it wrong: told, kept in the issue of what is aged, and nothing fails"

    @property
    def fails(self) -> bool:
        """Whether a strict build fails."""
        return self in (Level.REFUSE, Level.WARN)


class Scope(Enum):
    """What a rule looks at, by the name of its check."""

    FILE = "check_file"  # one file of docs/, data/ or overrides/, before anything of it is used
    PAGE = "check_page"  # one page, when all that people write is loaded
    SITE = "check_site"  # all pages together


@dataclass(frozen=True)
class Rule:
    """One rule. `check` gives a problem for each place that breaks it.

    A file that breaks a rule that comes `first` is not looked at any further: the others may take long on it. Of a rule
    for files only the first problem of a line is told, unless `every` one of them is another thing to do. The outcome
    of a `dated` rule changes with the day alone, so a comment that allows it may stand there before or after its time.
    One for pages may look at `templates` too, the Markdown of overrides/macros/; one for the site that can be asked
    `partly` is asked also while some pages cannot be read. One for files may look `everywhere`, also at code.
    """

    id: str
    about: str
    level: Level
    scope: Scope
    check: Callable[..., Iterator[Problem]]
    first: bool = False
    every: bool = False
    dated: bool = False
    templates: bool = False
    partly: bool = False
    everywhere: bool = False


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by its id, in the order of the ids."""
    names = sorted(module.name for module in iter_modules(checks.__path__) if module.name.isidentifier())
    rules = [_rule(name, import_module(f"{checks.__name__}.{name}")) for name in names]
    return {rule.id: rule for rule in rules}


def _rule(name: str, module: ModuleType) -> Rule:
    scope = next(scope for scope in Scope if hasattr(module, scope.value))
    about = (getdoc(module) or "").partition("\n")[0]
    level, check = getattr(module, "LEVEL", Level.WARN), getattr(module, scope.value)
    first, every = getattr(module, "FIRST", False), getattr(module, "EVERY", False)
    dated = getattr(module, "DATED", level is Level.AGED)
    templates, partly = getattr(module, "TEMPLATES", False), getattr(module, "PARTLY", False)
    everywhere = getattr(module, "EVERYWHERE", False)
    return Rule(name.replace("_", "-"), about, level, scope, check, first, every, dated, templates, partly, everywhere)
