"""The links to other sites of all finished pages, with the places that wrote them."""

from guide.link_places import link_places
from guide.load import Guide


class UsedLinks:
    """Links of one build, page by page."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self._found: list[tuple[str, str]] = []

    def add(self, src_uri: str, page_html: str) -> None:
        """Look for the links of a finished page."""
        source, id_of = self._guide.by_uri[src_uri], self._guide.registry.registry.by_url
        self._found += link_places(page_html, source, id_of)

    def all(self) -> list[tuple[str, str]]:
        """Each address with the `file:line:column` of one place, in the order of the pages."""
        return self._found
