"""What time has made wrong with prices and models: told to those who keep the site; readers are told on the pages."""

from collections.abc import Iterator
from pathlib import Path

from facts import Problem, read
from facts.ages import CHECK_AGAIN_AFTER, PRICES_EXPIRED_AFTER, PRICES_NOTE_AFTER
from pricing.catalog import Catalog
from pricing.models import Models, Named
from pricing.price import Vote

MODELS, SOURCES = "data/models.yml", "data/price_sources.yml"
Told = tuple[tuple[str | int, ...], str]


def aged_prices(catalog: Catalog, root: Path) -> list[Problem]:
    """A line for each thing that somebody should look at, in the order of the files. `root` is the project's folder."""
    found = [(SOURCES, list(_sources(catalog))), (MODELS, [*_chosen(catalog), *_models(catalog)])]
    problems = []
    for file, told in found:
        source = read(root / file, root=root) if told else None
        problems += [Problem(file, source.line(place) if source else 1, text) for place, text in told]
    return sorted(problems)


def _sources(catalog: Catalog) -> Iterator[Told]:
    lists = (
        ("primary", catalog.sources.primary, PRICES_NOTE_AFTER),
        ("second", catalog.sources.second, PRICES_EXPIRED_AFTER),
    )
    for key, source, limit in lists:
        age = (catalog.day - source.published.date()).days
        if age > limit:
            what = f"the list of {source.package} is of {source.published:%Y-%m-%d}, {age} days old"
            todo = "Run 'make prices'. If it brings nothing newer, compare the prices with OpenAI's page."
            yield (key, "published"), f"{what}. {todo}"


def _chosen(catalog: Catalog) -> Iterator[Told]:
    """What the site suggests and was shut down."""
    listed, chosen = catalog.listed, catalog.recommended_id
    if (end := listed.models[listed.recommended].retirement) and end.on <= catalog.day:
        instead = f"Pages suggest '{chosen}' instead. " if chosen != listed.recommended else ""
        what = f"recommended: '{listed.recommended}' was shut down on {end.on}. {instead}"
        yield ("recommended",), f"{what}Write a model here that is on."
    for place, model_id in enumerate(listed.alternatives):
        if (end := listed.models[model_id].retirement) and end.on <= catalog.day:
            yield ("alternatives", place), f"alternatives: '{model_id}' was shut down on {end.on}. Take it out."
    for model_id, named in listed.named.items():
        if not named.retirement or named.retirement.on > catalog.day:
            continue
        other = named.retirement.replacement
        if (end := listed.models[other].retirement) and end.on <= catalog.day:
            entry = (section(model_id, listed), model_id, "retirement", "replacement")
            yield entry, f"replacement: '{other}' was shut down on {end.on}. Write a model here that is on."


def _models(catalog: Catalog) -> Iterator[Told]:
    """What nobody has looked at since a day that counts."""
    for offer in catalog.offers:
        if offer.vote is Vote.DIFFER:
            what = f"the two price lists differ on '{offer.id}'; pages show the higher price"
            yield ("models", offer.id), f"{what}. Compare it with OpenAI's page, and run 'make prices'."
        promotion = offer.model.promotion
        if promotion and offer.promotion_over and offer.model.checked <= promotion.until:
            what = f"the low price of '{offer.id}' was promised until {promotion.until}"
            yield ("models", offer.id, "promotion", "until"), f"{what}. Look at {promotion.source}."
    old = {model_id: it for model_id, it in catalog.listed.named.items() if _is_old(it, catalog)}
    if old:
        oldest = min(old, key=lambda model_id: (old[model_id].checked, model_id))
        what = f"nobody has checked these models for {CHECK_AGAIN_AFTER} days: {', '.join(old)}"
        todo = "Compare each with its source and write the day under 'checked'."
        yield (section(oldest, catalog.listed), oldest, "checked"), f"{what}. {todo}"


def _is_old(named: Named, catalog: Catalog) -> bool:
    return named.is_on(catalog.day) and (catalog.day - named.checked).days > CHECK_AGAIN_AFTER


def section(model_id: str, listed: Models) -> str:
    """The part of data/models.yml in which a model stands."""
    return "ending" if model_id in listed.ending else "models"
