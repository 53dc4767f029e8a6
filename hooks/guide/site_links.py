"""The links of one build: collected page by page, judged at the end."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from guide.stray_links import stray_links
from links.build import check_build
from links.cache import FILE, Cache
from links.mode import mode
from links.registry import RegistryFile
from links.report import Report


class SiteLinks:
    """Every address that the site uses, with its places."""

    def __init__(self, root: Path, setting: str | None, *, serving: bool) -> None:
        """`setting` is that of LINKCHECK. Raises ValueError when it is none of its words."""
        self._mode = mode(setting, serving=serving)
        self._cache = Cache(root / FILE)
        self._places: dict[str, list[str]] = defaultdict(list)

    @property
    def last_checked(self) -> datetime | None:
        """When a program last proved one of the links to be fine."""
        return self._cache.newest_ok()

    def add(self, places: Iterable[tuple[str, str]]) -> None:
        """Remember addresses and the `file:line:column` of each."""
        for url, place in places:
            self._places[url].append(place)

    def report(self, registry: RegistryFile, *, own: tuple[str, ...]) -> Report:
        """What is wrong with them. `own` is how addresses begin that templates write."""
        used = ((url, place) for url, places in self._places.items() for place in places)
        outcome = check_build(self._places, registry, self._cache, self._mode, datetime.now(UTC))
        return Report([*stray_links(used, registry, own=own), *outcome.warnings], outcome.notes)
