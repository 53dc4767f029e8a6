"""Other words for pages and sections: each leads to one place."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from facts import Problem
from facts.yaml_source import Location

if TYPE_CHECKING:
    from guide.pages import SourcePage


def key(alias: str) -> str:
    """What of an alias counts: its words, not its case or punctuation."""
    return " ".join(re.findall(r"\w+", alias.casefold())) or alias


def twin_aliases(pages: Iterable["SourcePage"]) -> Iterator[Problem]:
    """A problem for each alias that is claimed a second time."""
    owner: dict[str, tuple[SourcePage, Location]] = {}
    for page in pages:
        for alias, at in _aliases(page):
            other, other_at = owner.setdefault(key(alias), (page, at))
            if (other, other_at) == (page, at):
                continue
            line, other_line = page.front.line(at), other.front.line(other_at)
            if (other.file, other_line) != (page.file, line):
                where = f"{other.file}:{other_line}"
                yield Problem(
                    page.file, line, f"the alias '{alias}' is taken by {where}. It can lead to one place only."
                )


def owners(pages: Iterable["SourcePage"]) -> dict[str, str]:
    """The `file:line` of each alias, by its key."""
    fronts = ((page, page.front) for page in pages)
    return {key(alias): f"{page.file}:{front.line(at)}" for page, front in fronts for alias, at in _aliases(page)}


def _aliases(page: "SourcePage") -> Iterator[tuple[str, Location]]:
    """Each alias of a page, and where in the front matter it stands."""
    for index, alias in enumerate(page.meta.aliases):
        yield alias, ("aliases", index)
    for name, aliases in page.meta.section_aliases.items():
        for index, alias in enumerate(aliases):
            yield alias, ("section_aliases", name, index)
