"""Find the rules: every file in rules/checks is one."""

from functools import cache
from importlib import import_module
from inspect import getdoc
from pkgutil import iter_modules
from types import ModuleType

from rules import checks
from rules.rule import Level, Rule, Scope


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by its id, in the order of the ids."""
    names = sorted(module.name for module in iter_modules(checks.__path__))
    rules = [_rule(name, import_module(f"{checks.__name__}.{name}")) for name in names]
    return {rule.id: rule for rule in rules}


def _rule(name: str, module: ModuleType) -> Rule:
    scope = next(scope for scope in Scope if hasattr(module, scope.value))
    about = (getdoc(module) or "").partition("\n")[0]
    level, first = getattr(module, "LEVEL", Level.WARN), getattr(module, "FIRST", False)
    return Rule(name.replace("_", "-"), about, level, scope, getattr(module, scope.value), first)
