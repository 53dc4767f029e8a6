"""Links out of the site that are not in the registry: none may reach a reader."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from links.address import fault
from links.redact import redact
from links.registry import RegistryFile


def own_addresses(home: str, repository: str) -> tuple[str, ...]:
    """How the addresses begin that templates write (overrides/partials/content.html).

    Those of the site itself, of Telegram to send one of its pages on, and of the form to say that a page is wrong.
    """
    home = f"{home.rstrip('/')}/" if home else ""
    pages = (home, f"https://t.me/share/url?url={quote(home, safe='/')}") if home else ()
    return (*pages, f"{repository.rstrip('/')}/issues/new?template=1-fact.yml&") if repository else pages


def stray_links(
    places: Iterable[tuple[str, str]], registry: RegistryFile, *, own: tuple[str, ...] = ()
) -> Iterator[str]:
    """A line for each place of an address that the registry does not have and that does not begin as our `own` do."""
    known, hosts = registry.registry.by_url, registry.registry.hosts
    for url, place in places:
        if url in known or f"{url}/".startswith(own):
            continue
        why = fault(url, hosts) or f"the address {url} is not in {registry.file}. Add it there and link by its id."
        yield redact(f"{place}: {why}")
