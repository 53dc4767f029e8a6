"""Facts, links and models were checked on a day that has been."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from facts import Problem, read
from facts.day import build_day
from pricing.aged import MODELS, section
from rules.page import Site

DATED = True
# Somewhere it is tomorrow already.
AHEAD = timedelta(days=1)


def check_site(site: Site) -> Iterator[Problem]:
    """A problem for each day that is to come, counted from today when the site is built as of an earlier day."""
    latest = max(site.guide.catalog.day, build_day({})) + AHEAD
    for page in site.guide.pages:
        if page.meta.checked > latest:
            yield Problem(page.file, page.front.line(("checked",)), _told("checked", page.meta.checked))
    registry = site.guide.registry
    for name, link in registry.registry.links.items():
        if link.looked > latest:
            yield Problem(registry.file, registry.line(name, "looked"), f"{name}: {_told('looked', link.looked)}")
    yield from _models(site, latest)


def _models(site: Site, latest: date) -> Iterator[Problem]:
    listed = site.guide.catalog.listed
    ahead = {name: it.checked for name, it in listed.named.items() if it.checked > latest}
    if ahead:
        source = read(Path(site.root, MODELS), root=site.root)
        for name, day in ahead.items():
            line = source.line((section(name, listed), name, "checked"))
            yield Problem(MODELS, line, f"{name}: {_told('checked', day)}")


def _told(key: str, day: date) -> str:
    return f"{key}: {day} is still to come. Write the day on which you checked."
