"""Who needs whom, as `uv pip compile` notes it behind each pin of requirements.txt."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==")
_VIA = re.compile(r"^    #(?: via| {3})\s*(.*)$")
_PROJECT = "(pyproject.toml"


@dataclass(frozen=True)
class Locked:
    """A package of the lock: the packages that need it, and whether the project itself does, and for what."""

    needed_by: frozenset[str]
    for_builds: bool
    for_development: bool

    @property
    def direct(self) -> bool:
        """Whether pyproject.toml names it."""
        return self.for_builds or self.for_development


def locked(text: str) -> dict[str, Locked]:
    """The packages of a lock, by name; two versions for two Pythons are one package."""
    reasons: dict[str, set[str]] = {}
    name = ""
    for line in text.splitlines():
        if pin := _PIN.match(line):
            name = pin[1]
            reasons.setdefault(name, set())
        elif (via := _VIA.match(line)) and via[1]:
            reasons[name].add(via[1])
    return {
        name: Locked(
            needed_by=frozenset(reason for reason in given if _PROJECT not in reason),
            for_builds=any(reason.endswith("(pyproject.toml)") for reason in given),
            for_development=any(":dev)" in reason for reason in given),
        )
        for name, given in reasons.items()
    }


def needed(packages: Mapping[str, Locked]) -> set[str]:
    """Those that a build of the site needs, directly or through others; the rest serves development."""
    found = {name for name, package in packages.items() if package.for_builds}
    while more := {name for name, package in packages.items() if package.needed_by & found} - found:
        found |= more
    return found
