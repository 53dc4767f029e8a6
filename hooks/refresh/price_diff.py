"""How prices differ, in words: US dollars per 1 million tokens, models in the order of data/models.yml."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from decimal import Decimal

from pricing.price import Price
from pricing.vote import Vote, quote
from refresh.official import OfficialPrice
from refresh.snapshot import Prices, Snapshot

FIELDS = {"input": "input", "output": "output", "cached": "cached input", "cache_write": "cache write"}


def changes(before: Prices, after: Prices) -> Iterator[str]:
    """What one list says now and did not say before."""
    for model, new in after.items():
        old = before.get(model)
        if old is None and new is not None:
            yield f"{model} gets a price: {_whole(new)}"
        elif old is not None and new is None:
            yield f"{model} loses its price: {_whole(old)}"
        elif old is not None and new is not None:
            for field, words in FIELDS.items():
                was, is_now = getattr(old, field), getattr(new, field)
                if was != is_now:
                    yield f"{model} {words} {amount(was)} -> {amount(is_now)}"


def vote(taken: Snapshot, model: str) -> Vote | None:
    """What the two lists say about a model together; None when neither has a price."""
    quoted = quote(taken.first[model], taken.second[model])
    return quoted.vote if quoted else None


def votes(taken: Snapshot) -> Iterator[str]:
    """For each model whether the two lists agree, and where they do not."""
    first_list, second_list = taken.versions
    for model, first in taken.first.items():
        found = vote(taken, model)
        if found is Vote.DIFFER:
            yield f"{model}: differ ({'; '.join(_differences(model, taken))})"
        elif found is Vote.ONE_SOURCE:
            yield f"{model}: one source ({first_list if first else second_list})"
        else:
            yield f"{model}: {found or 'no price in either list'}"


def against_official(official: Mapping[str, OfficialPrice], taken: Snapshot) -> Iterator[str]:
    """Where OpenAI's page says something else than a list that has the model."""
    for model in taken.first:
        for field, words in FIELDS.items():
            if field not in official.get(model, {}):
                continue
            told = official[model][field]
            listed = _listed(model, field, taken)
            if any(price != told for price in listed.values()):
                yield f"{model} {words}: {_each({'official page': told, **listed})}"


def amount(price: Decimal | None) -> str:
    """An exact amount with two decimals or more: "0.50", "0.125", "5.00"; "none" for no price."""
    if price is None:
        return "none"
    exact = price.normalize()
    return f"{exact:,.{max(2, -int(exact.as_tuple().exponent))}f}"


def _whole(price: Price) -> str:
    return _each({FIELDS[field]: value for field, value in asdict(price).items() if value is not None})


def _differences(model: str, taken: Snapshot) -> Iterator[str]:
    for field, words in FIELDS.items():
        listed = _listed(model, field, taken)
        if len(set(listed.values())) > 1:
            yield f"{words}: {_each(listed)}"


def _listed(model: str, field: str, taken: Snapshot) -> dict[str, Decimal | None]:
    """The field by each list that has a price for the model."""
    prices = (taken.first[model], taken.second[model])
    named = zip(taken.versions, prices, strict=True)
    return {package: getattr(price, field) for package, price in named if price is not None}


def _each(amounts: Mapping[str, Decimal | None]) -> str:
    return ", ".join(f"{name} {amount(price)}" for name, price in amounts.items())
