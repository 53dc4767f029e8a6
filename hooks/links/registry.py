"""The one list of addresses that the site links to, data/links.yml, and what a person has to do for it."""

from collections.abc import Collection, Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import StringConstraints

from facts import Id, Problem, Problems, Written, read, validate
from facts.ages import CHECK_AGAIN_AFTER
from links.address import fault

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Link(Written):
    """One page of another site.

    `looked` is the day a person last looked at it, `looked_at` whether that was the live page or a stored copy.
    """

    url: Text
    label: Text
    purpose: Text
    looked: date
    looked_at: Literal["live", "copy"]


class Registry(Written):
    """All links by id, and the hosts that they may lead to."""

    hosts: frozenset[str]
    links: dict[Id, Link]

    @cached_property
    def by_url(self) -> dict[str, str]:
        """The id of each address."""
        return {link.url: link_id for link_id, link in self.links.items()}

    def last_look(self) -> date:
        """The day since when every link has been looked at by a person."""
        return min(link.looked for link in self.links.values())


class RegistryFile:
    """The registry together with the line on which each link stands."""

    def __init__(self, path: Path, *, root: Path) -> None:
        """Read and check the file. Raises Problems."""
        self._source = read(path, root=root)
        self.file = self._source.file
        self.registry = validate(self._source, Registry)
        if problems := [*self._bad_addresses(), *self._duplicates()]:
            raise Problems(problems)

    def line(self, link_id: str, key: str | None = None) -> int:
        """The line of the link, or of one of its keys."""
        return self._source.line(("links", link_id, key) if key else ("links", link_id))

    def _bad_addresses(self) -> Iterator[Problem]:
        for link_id, link in self.registry.links.items():
            if why := fault(link.url, self.registry.hosts):
                yield Problem(self.file, self.line(link_id, "url"), f"{link_id}: {why}")

    def _duplicates(self) -> Iterator[Problem]:
        first: dict[str, str] = {}
        for link_id, link in self.registry.links.items():
            if (earlier := first.setdefault(link.url, link_id)) != link_id:
                text = f"{link_id}: the same url as '{earlier}'. Keep one id for one address."
                yield Problem(self.file, self.line(link_id, "url"), text)


def old_looks(registry: RegistryFile, day: date) -> Iterator[str]:
    """A line that names the links at which no person has looked for long."""
    old = [name for name, link in registry.registry.links.items() if (day - link.looked).days > CHECK_AGAIN_AFTER]
    if old:
        yield (
            f"nobody has looked at these links for {CHECK_AGAIN_AFTER} days: {', '.join(old)}. "
            f"Look at each in a browser and write the day under 'looked' in {registry.file}."
        )


def unused(registry: RegistryFile, used: Collection[str]) -> Iterator[str]:
    """A line that names the links whose address is not among `used`."""
    idle = [name for name, link in registry.registry.links.items() if link.url not in used]
    if idle:
        yield f"no page uses these links of {registry.file}: {', '.join(idle)}."
