"""The links that readers are warned of: what the last checks proved to lead nowhere, or somewhere else."""

from dataclasses import dataclass
from datetime import date

from links.address import fault, host_of
from links.cache import Cache
from links.finding import Verdict
from links.registry import Registry


@dataclass(frozen=True)
class BrokenLink:
    """A link of the registry by its id, and the day (UTC) of the check that found it so.

    `elsewhere` is true when it leads to a host that is not on the list, and false when its page is gone.
    """

    id: str
    url: str
    label: str
    checked: date
    elsewhere: bool

    @property
    def host(self) -> str:
        """Where a reader may begin to look for the page."""
        return host_of(self.url)


def broken_links(registry: Registry, cache: Cache) -> list[BrokenLink]:
    """Those that the cache knows, in the order of the registry. Nothing is asked."""
    broken = []
    for name, link in registry.links.items():
        finding = cache.last(link.url)
        elsewhere = bool(finding and finding.verdict is Verdict.MOVED and fault(finding.final_url, registry.hosts))
        if finding and (elsewhere or finding.verdict is Verdict.DEAD):
            broken.append(BrokenLink(name, link.url, link.label, finding.checked_at.date(), elsewhere))
    return broken
