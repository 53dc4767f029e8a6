"""Reference links: Markdown writes `[the API keys page][api-keys]`, the registry knows the address.

Each id has to be known, and an extension of Python-Markdown makes links of them.
"""

# mypy: allow-subclassing-any

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import LINK_RE, REFERENCE_RE, ReferenceInlineProcessor, ShortReferenceInlineProcessor

from facts import Problem, nearest
from guide.pages import SourcePage
from guide.prose import blank_out_code, column_of, line_of

REFERENCE = re.compile(r"(?<![\\!])\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])+)\]\[(?P<id>[^\[\]]+)\]")
DEFINITION = re.compile(r"^ {0,3}\[(?P<id>[^\]^][^\]]*)\]:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Reference:
    """One use of a link id, and where its text starts."""

    id: str
    line: int
    column: int


@lru_cache(20_000)  # asked when the page is read, and again when it is finished
def references(markdown: str) -> tuple[Reference, ...]:
    """Every reference link of a page that the page does not define itself."""
    prose = blank_out_code(markdown)
    own = {match["id"].lower() for match in DEFINITION.finditer(prose)}
    return tuple(
        Reference(match["id"], line_of(prose, match.start()), column_of(prose, match.start()))
        for match in REFERENCE.finditer(prose)
        if match["id"].lower() not in own
    )


def unknown(markdown: str, file: str, known: Collection[str], registry_file: str) -> Iterator[Problem]:
    """A problem for each reference to an id that the registry does not have."""
    for reference in references(markdown):
        if reference.id not in known:
            text = f"unknown link id '{reference.id}'.{nearest(reference.id, known)} Valid ids are in {registry_file}."
            yield Problem(file, reference.line, text)


def unknown_sources(page: SourcePage, known: Collection[str], registry_file: str) -> Iterator[Problem]:
    """A problem for each source of a page that the registry does not have."""
    for index, name in enumerate(page.meta.sources):
        if name not in known:
            text = f"sources: unknown link id '{name}'.{nearest(name, known)} Valid ids are in {registry_file}."
            yield Problem(page.file, page.front.line(("sources", index)), text)


class LinksById(Extension):
    """Know the address of each id, unless the page defines the id itself. `[a word]` and `[a word][]` stay text."""

    def __init__(self, **options: Any) -> None:
        self.config = {"addresses": [{}, "The address of each id."]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register what makes links; Python-Markdown calls it."""
        self._md = md
        md.registerExtension(self)
        # In the places, and with the priorities, of those that they are made of.
        md.inlinePatterns.register(_WholeReference(self, md), "reference", 170)
        md.inlinePatterns.register(_OwnShortReference(self, md), "short_reference", 130)

    def reset(self) -> None:
        """Forget the definitions of the page before; Python-Markdown calls it before each page."""
        addresses = self.getConfig("addresses")
        self._md.references.update({name.lower(): (address, None) for name, address in addresses.items()})


class _WholeReference(ReferenceInlineProcessor):
    """`[text][id]`, with nothing between; `[a word][]` only where the page itself says to what."""

    RE_LINK = re.compile(r"\[([^\]]*)\]")

    def __init__(self, extension: LinksById, md: Markdown) -> None:
        super().__init__(REFERENCE_RE, md)
        self._extension = extension

    def evalId(self, data: str, index: int, text: str) -> tuple[str, int, bool]:  # noqa: N802
        name, end, is_one = super().evalId(data, index, text)
        by_word = data[index:end] == "[]" and name in self._extension.getConfig("addresses")
        return name, end, is_one and not by_word


class _OwnShortReference(ShortReferenceInlineProcessor):
    """`[a word]` is a link where the page itself says to what."""

    def __init__(self, extension: LinksById, md: Markdown) -> None:
        super().__init__(LINK_RE, md)
        self._extension = extension

    def evalId(self, data: str, index: int, text: str) -> tuple[str, int, bool]:  # noqa: N802
        name, end, is_one = super().evalId(data, index, text)
        return name, end, is_one and name not in self._extension.getConfig("addresses")


makeExtension = LinksById  # noqa: N816 - the name that Python-Markdown looks for
