"""The links to other sites of finished pages, with the places that wrote them."""

from collections.abc import Mapping, Sequence

from guide.link_places import link_places
from guide.load import Guide

# Each address with the `file:line:column` of one place.
Places = Sequence[tuple[str, str]]


class UsedLinks:
    """Links of one build, page by page."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self._found: dict[str, Places] = {}

    def add(self, src_uri: str, page_html: str) -> None:
        """Look for the links of a finished page."""
        source, id_of = self._guide.by_uri[src_uri], self._guide.registry.registry.by_url
        self._found[src_uri] = tuple(link_places(page_html, source, id_of))

    def all(self) -> Mapping[str, Places]:
        """What was found on each page."""
        return self._found
