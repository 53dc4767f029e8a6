"""Other words for pages and sections: each leads to one place."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from datafiles import Problem

if TYPE_CHECKING:
    from guide.pages import SourcePage


def key(alias: str) -> str:
    """What of an alias counts: its words, not its case or punctuation."""
    return " ".join(re.findall(r"\w+", alias.casefold())) or alias


def twin_aliases(pages: Iterable["SourcePage"]) -> Iterator[Problem]:
    """A problem for each alias that is claimed a second time."""
    owner: dict[str, tuple[SourcePage, int]] = {}
    for page in pages:
        for alias, line in _aliases(page):
            other, other_line = owner.setdefault(key(alias), (page, line))
            if (other, other_line) != (page, line):
                where = f"{other.file}:{other_line}"
                yield Problem(
                    page.file, line, f"the alias '{alias}' is taken by {where}. It can lead to one place only."
                )


def owners(pages: Iterable["SourcePage"]) -> dict[str, str]:
    """The `file:line` of each alias, by its key."""
    return {key(alias): f"{page.file}:{line}" for page in pages for alias, line in _aliases(page)}


def _aliases(page: "SourcePage") -> Iterator[tuple[str, int]]:
    for index, alias in enumerate(page.meta.aliases):
        yield alias, page.front.line(("aliases", index))
    for name, aliases in page.meta.section_aliases.items():
        for index, alias in enumerate(aliases):
            yield alias, page.front.line(("section_aliases", name, index))
