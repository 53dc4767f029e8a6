"""What a rule is: an id, one line about it, how much it matters, and a check."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from facts import Problem


class Level(Enum):
    """What happens when a rule is broken."""

    REFUSE = "nothing is built; it cannot be allowed"
    WARN = "a warning; a strict build fails"
    NOTE = "told, and nothing fails"


class Scope(Enum):
    """What a rule looks at, by the name of its check."""

    FILE = "check_file"  # one file of docs/, data/ or overrides/, before anything of it is used
    PAGE = "check_page"  # one page, when all that people write is loaded
    SITE = "check_site"  # all pages together


@dataclass(frozen=True)
class Rule:
    """One rule. `check` gives a problem for each place that breaks it.

    A file that breaks a rule that comes `first` is not looked at any further: the others may take long on it.
    """

    id: str
    about: str
    level: Level
    scope: Scope
    check: Callable[..., Iterator[Problem]]
    first: bool = False
