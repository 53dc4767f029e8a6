"""Old addresses of pages, and where they lead now: data/redirects.yml."""

from collections.abc import Collection, Mapping
from typing import Annotated

from pydantic import RootModel

from facts import Id, Problem, Problems, YamlSource, nearest, validate
from facts.shape import form
from guide.pages import Section

OldPath = Annotated[str, form(r"(?:[\w-]+/)+", "the path of an old page", "faq/lost-my-key/")]


class Redirects(RootModel[dict[OldPath, Id]]):
    """The id that answers now, by the old address from the root of the site, such as faq/lost-my-key/."""


def read_redirects(source: YamlSource, sections: Mapping[str, Section], pages: Collection[str]) -> dict[str, str]:
    """The redirects. Raises Problems for an id that leads nowhere, or an old address that a page has."""
    found = []
    redirects = validate(source, Redirects).root
    for old, name in redirects.items():
        if name not in sections:
            what = f"{old}: no page or section has the id '{name}'.{nearest(name, sections)}"
            found.append(Problem(source.file, source.line((old,)), what))
        for taken in (f"{old[:-1]}.md", f"{old}index.md"):
            if taken in pages:
                what = f"{old} is the address of docs/{taken}. Remove one of them."
                found.append(Problem(source.file, source.line((old,)), what))
    if found:
        raise Problems(found)
    return redirects
