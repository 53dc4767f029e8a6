"""The link check of one build: from the addresses that pages use to the lines that it prints."""

from collections.abc import Sequence
from datetime import datetime

from links.cache import Cache
from links.cannot_ask import CannotAskError
from links.consult import ask, consult
from links.mode import Mode
from links.registry import RegistryFile
from links.report import Places, Report, report
from links.upkeep import old_looks, unused


def check_build(places: Places, registry: RegistryFile, cache: Cache, mode: Mode, now: datetime) -> Report:
    """Check the addresses of the registry that are among `places`."""
    if mode is Mode.OFF:
        return Report([], [])
    urls: Sequence[str] = [url for url in places if url in registry.registry.by_url]
    trouble = []
    try:
        findings = consult(urls, cache, now=now, ask=ask if mode is Mode.ON else None)
    except CannotAskError as error:
        trouble = [f"links could not be checked: {error}"]
        findings = consult(urls, cache, now=now, ask=None)
    since = {url: start for url in urls if (start := cache.since(url))}
    outcome = report(findings, places, registry, since=since, now=now)
    upkeep = [*old_looks(registry, now.date()), *unused(registry, places)]
    trouble += [cache.trouble] if cache.trouble else []
    return Report(outcome.warnings, [*trouble, *outcome.notes, *upkeep])
