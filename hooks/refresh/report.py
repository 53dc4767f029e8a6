"""The report of `python -m refresh`: readable in a terminal, and Markdown for a pull request.

Prices are US dollars per 1 million tokens; models come in the order of data/models.yml.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from pricing.implausible import implausible, jump
from pricing.models import Model, Named
from pricing.price import Price, Vote, agreed_price
from pricing.sources import Sources
from refresh.lock import version_changes
from refresh.official import OfficialPrice, OfficialRetirement, Page, official_prices, official_retirements
from refresh.snapshot import Prices, Snapshot

FIELDS = {"input": "input", "output": "output", "cached": "cached input", "cache_write": "cache write"}


@dataclass(frozen=True)
class Section:
    """A part of the report: `disagreements` call for a person, `lines` only tell."""

    title: str
    lines: tuple[str, ...] = ()
    disagreements: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "\n".join([f"## {self.title}", "", *(f"- {line}" for line in (*self.disagreements, *self.lines))])


def pinned(former: str, lock: str, sources: Sources) -> Section:
    """What the lock pins, and which versions changed with it."""
    changes = version_changes(former, lock)
    lines = []
    for source in (sources.primary, sources.second):
        old, _ = changes.pop(source.package, (source.version, source.version))
        version = source.version if old == source.version else f"{old} -> {source.version}"
        lines.append(f"{source.package} {version}, published {source.published:%Y-%m-%d %H:%M:%S} UTC")
    lines += [f"{name} {old} -> {new}" for name, (old, new) in changes.items()]
    return Section("Packages", tuple(lines))


def changed_prices(before: Snapshot, after: Snapshot, day: date) -> Section:
    """What each list says now and did not say before."""
    lists = zip(after.versions, (before.first, before.second), (after.first, after.second), strict=True)
    lines = [f"{package}: {change}" for package, old, new in lists for change in price_changes(old, new)]
    return Section(f"Prices on {day}, US dollars per 1 million tokens", tuple(lines or ["no change"]))


def two_lists(taken: Snapshot) -> Section:
    """For each model whether the two lists agree, and where they do not."""
    lines, disagreements = [], []
    for model, first in taken.first.items():
        agreed = agreed_price(first, taken.second[model])
        if agreed is None:
            disagreements.append(f"{model}: no price in either list")
        elif agreed.vote is Vote.DIFFER:
            disagreements.append(f"{model}: differ ({'; '.join(_differences(model, taken))})")
        elif agreed.vote is Vote.ONE_SOURCE:
            (package,) = _by_list(model, "input", taken)
            lines.append(f"{model}: one source ({package})")
        else:
            lines.append(f"{model}: agree")
    return Section(f"Do {' and '.join(taken.versions)} agree?", tuple(lines), tuple(disagreements))


def official_page(page: Page, taken: Snapshot, models: Mapping[str, Model], day: date) -> Section:
    """How OpenAI's own prices differ from the lists."""
    title = "OpenAI's pricing page"
    if page.error:
        return Section(title, (f"not compared: {page.error}",))
    prices = official_prices(page.text, models)
    if not prices:
        return Section(title, ("not compared: no standard price of our models could be read there",))
    missing = [model for model, entry in models.items() if entry.is_on(day) and model not in prices]
    lines = [f"compared: {', '.join(model for model in models if model in prices)}"]
    lines += [f"not found there: {', '.join(missing)}"] if missing else []
    return Section(title, tuple(lines), tuple(against_official(prices, taken)))


def official_days(page: Page, models: Mapping[str, Named], day: date) -> Section:
    """How the days that OpenAI names differ from data/models.yml."""
    title = "OpenAI's deprecations page"
    if page.error:
        return Section(title, (f"not compared: {page.error}",))
    retirements = official_retirements(page.text, models)
    if not retirements:
        return Section(title, ("not compared: no retirement of our models could be read there",))
    lines = [f"compared: {', '.join(sorted(retirement.name for retirement in retirements))}"]
    lines += snapshot_notes(retirements, models, day)
    return Section(title, tuple(lines), tuple(retirement_differences(retirements, models)))


def implausible_prices(before: Snapshot, after: Snapshot) -> Iterator[str]:
    """A line for each model whose new price cannot be right."""
    first, second = (f"{package} {version}" for package, version in after.versions.items())
    for model in after.first:
        now = after.first[model], after.second[model]
        former = before.first.get(model), before.second.get(model)
        if what := implausible(now, (first, second)) or jump(former, now, (first, second)):
            yield f"{model}: {what}. Look at OpenAI's page, and wait for lists that are right."


def price_changes(before: Prices, after: Prices) -> Iterator[str]:
    """What one list says now and did not say before."""
    for model, new in after.items():
        old = before.get(model)
        if old is None and new is not None:
            yield f"{model} gets a price: {_whole(new)}"
        elif old is not None and new is None:
            yield f"{model} loses its price: {_whole(old)}"
        elif old is not None and new is not None:
            for field, words in FIELDS.items():
                amounts = getattr(old, field), getattr(new, field)
                if amounts[0] != amounts[1]:
                    yield f"{model} {words} {amount(amounts[0])} -> {amount(amounts[1])}"


def against_official(official: Mapping[str, OfficialPrice], taken: Snapshot) -> Iterator[str]:
    """Where OpenAI's page says something else than a list that has the model."""
    for model in taken.first:
        for field, words in FIELDS.items():
            if field not in official.get(model, {}):
                continue
            price, listed = official[model][field], _by_list(model, field, taken)
            if any(other != price for other in listed.values()):
                yield f"{model} {words}: {_amounts({'official page': price, **listed})}"


def retirement_differences(official: Iterable[OfficialRetirement], models: Mapping[str, Named]) -> Iterator[str]:
    """A line for each model whose day on OpenAI's page is not the one in data/models.yml."""
    for retirement in official:
        ours = models[retirement.model].retirement
        if retirement.name == retirement.model and (ours is None or ours.on != retirement.on):
            known = f"says {ours.on} ({ours.status})" if ours else "has no retirement"
            yield f"{retirement.model} retires on {retirement.on} by the official page; data/models.yml {known}"


def snapshot_notes(official: Iterable[OfficialRetirement], models: Mapping[str, Named], day: date) -> Iterator[str]:
    """Dated snapshots that are still to end, on another day than their model. The model may well go on without them."""
    for retirement in official:
        name, model, on = retirement.name, retirement.model, retirement.on
        ours = models[model].retirement
        if name != model and on > day and not (ours and ours.on == on):
            yield f"{name}, a snapshot of {model}, retires on {on} by the official page"


def amount(price: Decimal | None) -> str:
    """An exact amount with two decimals or more: "0.50", "0.125", "5.00"; "none" for no price."""
    if price is None:
        return "none"
    exact = price.normalize()
    return f"{exact:,.{max(2, -int(exact.as_tuple().exponent))}f}"


def _whole(price: Price) -> str:
    return _amounts({FIELDS[field]: value for field, value in asdict(price).items() if value is not None})


def _differences(model: str, taken: Snapshot) -> Iterator[str]:
    for field, words in FIELDS.items():
        listed = _by_list(model, field, taken)
        if len(set(listed.values())) > 1:
            yield f"{words}: {_amounts(listed)}"


def _by_list(model: str, field: str, taken: Snapshot) -> dict[str, Decimal | None]:
    """The field by each list that has a price for the model."""
    prices = (taken.first[model], taken.second[model])
    named = zip(taken.versions, prices, strict=True)
    return {package: getattr(price, field) for package, price in named if price is not None}


def _amounts(named: Mapping[str, Decimal | None]) -> str:
    return ", ".join(f"{name} {amount(price)}" for name, price in named.items())
