"""Links out of the site that are not in the registry: none may reach a reader."""

from collections.abc import Iterable, Iterator

from links.address import fault
from links.redact import redact
from links.registry import RegistryFile


def stray_links(places: Iterable[tuple[str, str]], registry: RegistryFile, *, home: str) -> Iterator[str]:
    """A line for each place of an address that the registry does not have. `home` is the site's own address."""
    known, hosts = registry.registry.by_url, registry.registry.hosts
    for url, place in places:
        if url in known or (home and f"{url}/".startswith(f"{home.rstrip('/')}/")):
            continue
        why = fault(url, hosts) or f"the address {url} is not in {registry.file}. Add it there and link by its id."
        yield redact(f"{place}: {why}")
