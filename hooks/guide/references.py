"""Reference links: Markdown writes `[the API keys page][api-keys]`, the registry knows the address."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from facts import Problem, nearest
from guide.pages import SourcePage
from guide.prose import blank_out_code, column_of, line_of

REFERENCE = re.compile(r"(?<![\\!])\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])+)\]\[(?P<id>[^\[\]]*)\]")
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
        Reference(name, line_of(prose, match.start()), column_of(prose, match.start()))
        for match in REFERENCE.finditer(prose)
        if (name := match["id"] or match["text"]).lower() not in own
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


def definitions(urls: Mapping[str, str]) -> str:
    """The Markdown that gives every link id its address."""
    return "\n".join(f"[{link_id}]: {url}" for link_id, url in urls.items())
