"""What requirements.txt pins."""

import re
from collections.abc import Iterable

from refresh.child import CannotRun

_REQUIREMENT = re.compile(r"(?ms)^([a-z0-9][a-z0-9._-]*)==([^\s;]+).*?(?=^\S|\Z)")


def pins(lock: str) -> dict[str, list[str]]:
    """The versions of each package: more than one where it depends on the Python or the system."""
    found: dict[str, list[str]] = {}
    for requirement in _REQUIREMENT.finditer(lock):
        found.setdefault(requirement[1], []).append(requirement[2])
    return found


def pin(lock: str, package: str) -> str:
    """The only version of this package. Raises CannotRun when there is none, or more than one."""
    versions = pins(lock).get(package, [])
    if len(versions) != 1:
        told = " and ".join(versions) or "no version"
        raise CannotRun(f"requirements.txt pins {told} of {package}. It has to pin one: run `make lock`.")
    return versions[0]


def excerpt(lock: str, packages: Iterable[str]) -> str:
    """The part of the lock that pins these packages, with its hashes."""
    wanted = set(packages)
    return "".join(found[0] for found in _REQUIREMENT.finditer(lock) if found[1] in wanted)


def moves(before: str, after: str) -> dict[str, tuple[str, str]]:
    """The packages whose version differs between two locks, with both versions; "none" where there is none."""
    old, new = pins(before), pins(after)
    names = sorted(old.keys() | new.keys())
    told = {name: (" / ".join(old.get(name, ["none"])), " / ".join(new.get(name, ["none"]))) for name in names}
    return {name: versions for name, versions in told.items() if versions[0] != versions[1]}
