"""The macros do without hooks: a builder that runs none finds the same facts."""

from typing import Any

import macros
from rules.run import guide_without_hooks
from tests.conftest import ROOT


class Environment:
    """What a builder hands to define_env."""

    def __init__(self, extra: dict[str, Any]) -> None:
        self.conf = {"extra": extra}
        self.variables: dict[str, Any] = {}
        self.macros: dict[str, Any] = {}

    def filter(self, function: Any) -> None:
        pass

    def macro(self, function: Any, name: str = "") -> None:
        self.macros[name or function.__name__] = function


def test_without_hooks_the_macros_read_the_guide_once() -> None:
    first, second = Environment({}), Environment({})
    macros.define_env(first)
    macros.define_env(second)
    assert first.variables["guide"] is second.variables["guide"] is guide_without_hooks(ROOT)
    assert first.macros["messages_for"](5).startswith("about ")
    assert first.macros["words"]("header.menu") == "Menu"


def test_with_hooks_they_use_what_those_have_read() -> None:
    guide = guide_without_hooks(ROOT)
    given = Environment({"guide": guide})
    macros.define_env(given)
    assert given.variables["guide"] is guide
