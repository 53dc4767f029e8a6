"""The report of `python -m refresh`: readable in a terminal, and Markdown for a pull request."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pricing.models import Model, Named
from pricing.sources import Sources
from pricing.vote import Vote
from refresh.lock import moves
from refresh.official import official_prices, official_retirements
from refresh.official_pages import Page
from refresh.price_diff import against_official, changes, vote, votes
from refresh.retirement_diff import retirement_differences, snapshot_notes
from refresh.snapshot import Snapshot


@dataclass(frozen=True)
class Section:
    """A part of the report: `disagreements` call for a person, `lines` only tell."""

    title: str
    lines: tuple[str, ...] = ()
    disagreements: tuple[str, ...] = ()

    def __str__(self) -> str:
        told = [f"- {line}" for line in (*self.disagreements, *self.lines)]
        return "\n".join([f"## {self.title}", "", *told])


def pinned(former: str, lock: str, sources: Sources) -> Section:
    """What the lock pins, and what moved with it."""
    moved = moves(former, lock)
    told = []
    for source in (sources.primary, sources.second):
        was, _ = moved.pop(source.package, (source.version, source.version))
        version = source.version if was == source.version else f"{was} -> {source.version}"
        told.append(f"{source.package} {version}, published {source.published:%Y-%m-%d %H:%M:%S} UTC")
    told += [f"{name} {was} -> {version}" for name, (was, version) in moved.items()]
    return Section("Packages", tuple(told))


def changed_prices(before: Snapshot, after: Snapshot, day: date) -> Section:
    """What each list says now and did not say before."""
    lists = zip(after.versions, (before.first, before.second), (after.first, after.second), strict=True)
    told = [f"{package}: {change}" for package, old, new in lists for change in changes(old, new)]
    return Section(f"Prices on {day}, US dollars per 1 million tokens", tuple(told or ["no change"]))


def two_lists(taken: Snapshot) -> Section:
    """Whether the lists agree, for each model."""
    title = f"Do {' and '.join(taken.versions)} agree?"
    fine = {model for model in taken.first if vote(taken, model) in (Vote.AGREE, Vote.ONE_SOURCE)}
    told = list(zip(taken.first, votes(taken), strict=True))
    return Section(
        title,
        tuple(line for model, line in told if model in fine),
        tuple(line for model, line in told if model not in fine),
    )


def official_page(page: Page, taken: Snapshot, models: Mapping[str, Model], day: date) -> Section:
    """How OpenAI's own prices differ from the lists."""
    title = "OpenAI's pricing page"
    if page.error:
        return Section(title, (f"not compared: {page.error}",))
    found = official_prices(page.text, models)
    if not found:
        return Section(title, ("not compared: no standard price of our models could be read there",))
    missing = [model for model, entry in models.items() if entry.is_on(day) and model not in found]
    lines = [f"compared: {', '.join(model for model in models if model in found)}"]
    lines += [f"not found there: {', '.join(missing)}"] if missing else []
    return Section(title, tuple(lines), tuple(against_official(found, taken)))


def official_days(page: Page, models: Mapping[str, Named], day: date) -> Section:
    """How the days that OpenAI names differ from data/models.yml."""
    title = "OpenAI's deprecations page"
    if page.error:
        return Section(title, (f"not compared: {page.error}",))
    found = official_retirements(page.text, models)
    if not found:
        return Section(title, ("not compared: no retirement of our models could be read there",))
    lines = [f"compared: {', '.join(sorted(official.name for official in found))}"]
    lines += snapshot_notes(found, models, day)
    return Section(title, tuple(lines), tuple(retirement_differences(found, models)))
