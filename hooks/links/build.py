"""The link check of one build: from the addresses that pages use to the lines that it prints."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from urllib.parse import quote

from links.address import fault
from links.cache import Cache
from links.finding import Finding
from links.redact import redact
from links.registry import RegistryFile, old_looks, unused
from links.report import Places, Report, report
from links.settings import Mode, SettingError

Ask = Callable[[list[str]], list[Finding]]


def check_build(
    places: Places, registry: RegistryFile, cache: Cache, mode: Mode, now: datetime, *, own: tuple[str, ...] = ()
) -> Report:
    """What is wrong with the addresses that the site uses.

    `places` tells for each where it is used (`file:line:column`), `own` how those begin that templates write. One
    that is neither of these nor in the registry is a warning in each mode; those of the registry are checked.
    """
    strays = list(stray_links(places, registry, own=own))
    if mode is Mode.OFF:
        return Report(strays, [], [])
    urls = [url for url in places if url in registry.registry.by_url]
    trouble = []
    try:
        findings = cached_or_asked(urls, cache, now=now, ask=ask if mode is Mode.ON else None)
    except SettingError as error:
        trouble = [f"links could not be checked: {error}"]
        findings = cached_or_asked(urls, cache, now=now, ask=None)
    trouble += [cache.trouble] if cache.trouble else []
    since = {url: start for url in urls if (start := cache.since(url))}
    outcome = report(findings, places, registry, since=since, now=now)
    upkeep = [*old_looks(registry, now.date()), *unused(registry, places)]
    return Report(strays, outcome.aged, [*trouble, *outcome.notes, *upkeep])


def cached_or_asked(urls: Iterable[str], cache: Cache, *, now: datetime, ask: Ask | None) -> list[Finding]:
    """A finding for each address, in order: from the cache where it may be believed, else from the servers.

    Without `ask` only for those that the cache knows.
    """
    urls = list(urls)
    findings = {url: finding for url in urls if (finding := cache.fresh(url, now))}
    missing = [url for url in urls if url not in findings]
    if missing and ask:
        asked = ask(missing)
        cache.remember(asked)
        findings |= {finding.url: finding for finding in asked}
    return [findings[url] for url in urls if url in findings]


def ask(urls: list[str]) -> list[Finding]:
    """Ask the servers. Raises SettingError."""
    from links.check import check  # here: loading a client costs more than everything else together

    return check(urls)


def own_addresses(home: str, repository: str) -> tuple[str, ...]:
    """How the addresses begin that templates write (overrides/partials/content.html).

    Those of the site itself, of Telegram to send one of its pages on, and of the form to say that a page is wrong.
    """
    home = f"{home.rstrip('/')}/" if home else ""
    pages = (home, f"https://t.me/share/url?url={quote(home, safe='/')}") if home else ()
    return (*pages, f"{repository.rstrip('/')}/issues/new?template=1-fact.yml&") if repository else pages


def stray_links(places: Places, registry: RegistryFile, *, own: tuple[str, ...] = ()) -> Iterator[str]:
    """A line for each place of an address that the registry does not have and that does not begin as our `own` do."""
    known, hosts = registry.registry.by_url, registry.registry.hosts
    for url, used_at in places.items():
        if url in known or f"{url}/".startswith(own):
            continue
        why = fault(url, hosts) or f"the address {url} is not in {registry.file}."
        remedy = f"If the link is good, add it to {registry.file} and write [the text][its-id]."
        yield from (redact(f"{place}: {why} {remedy}") for place in used_at)
