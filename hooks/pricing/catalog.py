"""All that the site says about prices, computed once a build."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from facts import Problem, Problems, nearest, read, validate
from facts.ages import PRICES_EXPIRED_AFTER
from pricing.freshness import Freshness, freshness
from pricing.image_tokens import ImageRule
from pricing.lists import PriceLists
from pricing.models import Model, Models, Named
from pricing.offer import Offer
from pricing.sources import Sources
from pricing.usage import Usage
from pricing.vote import quote
from pricing.wording import about, about_range


@dataclass(frozen=True, repr=False)  # the macros plugin writes out every variable at each build
class Catalog:
    """The offers of the day, cheapest rewrite first, and the dates of their sources. `named` has every model."""

    day: date
    offers: tuple[Offer, ...]
    recommended_id: str
    alternatives: Sequence[str]
    models: dict[str, Model]
    named: dict[str, Named]
    image_rules: dict[str, ImageRule]
    sources: Sources
    usage: Usage
    lists: PriceLists

    @cached_property
    def recommended(self) -> Offer:
        """The offer that the site suggests to beginners."""
        return self.offer(self.recommended_id)

    def offer(self, model_id: str) -> Offer:
        """The offer of this model. Raises LookupError, in words, for one that is not on."""
        for offer in self.offers:
            if offer.id == model_id:
                return offer
        known = [offer.id for offer in self.offers]
        raise LookupError(f"the model '{model_id}' is not on today.{nearest(model_id, known)}")

    @property
    def first_offers(self) -> list[Offer]:
        """The few that a beginner sees: the recommended one and its alternatives."""
        return [offer for offer in self.offers if offer.id in (self.recommended_id, *self.alternatives)]

    @property
    def cheaper_but_ending(self) -> list[Offer]:
        """The offers that cost less than the recommended one and end soon."""
        before = self.offers[: self.offers.index(self.recommended)]
        return [offer for offer in before if offer.retires_soon]

    @property
    def retirements(self) -> list[tuple[str, Named]]:
        """The models that have an end, the earliest first."""
        ending = [(model.retirement.on, model_id, model) for model_id, model in self.named.items() if model.retirement]
        return [(model_id, model) for _, model_id, model in sorted(ending, key=lambda row: row[:2])]

    @property
    def published(self) -> date:
        """The day on which the prices were published."""
        return self.sources.primary.published.date()

    @property
    def freshness(self) -> Freshness:
        """How much the age of the prices matters on the day of the build."""
        return freshness(self.published, self.day)

    def messages_for(self, dollars: int) -> str:
        """How many usual messages the recommended model rewrites for the money, and on what conditions."""
        offer, usage = self.recommended, self.usage
        counts = sorted(offer.rewrites(dollars, level) for level in self._levels)
        how_many = about_range(counts[0], counts[-1]) if len(counts) > 1 else about(counts[0])
        thinking = " and a little thinking" if offer.model.thinks and len(counts) == 1 else ""
        return f"about {how_many} messages of {usage.post_characters} characters (with {offer.model.name}{thinking})"

    def pictures_for(self, dollars: int) -> str:
        """How many photos the recommended model reads for the money, from the dearest shape to the cheapest."""
        counts = [
            self.recommended.pictures(dollars, level, picture=photo)
            for level in self._levels
            for photo in self.usage.reading.photos
        ]
        return f"about {about_range(min(counts), max(counts))} pictures"

    @property
    def _levels(self) -> tuple[str, ...]:
        """How much the model thinks, for a figure in a sentence: a little, and anything when prices are old."""
        old = self.freshness in (Freshness.STALE, Freshness.EXPIRED)
        return ("none", "lot") if old else ("little",)


def load_catalog(data: Path, day: date, *, root: Path, lists: PriceLists | None = None) -> Catalog:
    """Read the model list, the usual work and the sources, and price every model on `day`. Raises Problems."""
    lists = lists or PriceLists()
    models_source = read(data / "models.yml", root=root)
    models = validate(models_source, Models)
    usage = validate(read(data / "tokens.yml", root=root), Usage)
    sources = validate(read(data / "price_sources.yml", root=root), Sources)
    offers, found = [], []

    def problem(text: str, *location: str | int) -> None:
        found.append(Problem(models_source.file, models_source.line(location), text))

    for model_id, model in models.models.items():
        if model.image_rule is not None and model.image_rule not in models.image_rules:
            text = f"no image rule '{model.image_rule}'.{nearest(model.image_rule, models.image_rules)}"
            problem(text, "models", model_id, "image_rule")
        quoted = quote(*lists.prices(model_id, day))
        if quoted is None:
            problem(_no_price(model_id, day, lists.models()), "models", model_id)
        elif model.is_on(day) and not found:
            rule = models.image_rules[model.image_rule] if model.image_rule else None
            offers.append(Offer(model_id, model, quoted.price, quoted.vote, day, usage, rule))
    for model_id in models.models.keys() & models.ending.keys():
        problem(f"'{model_id}' is in 'models' too. Remove one of the two.", "ending", model_id)
    for model_id, named in models.named.items():
        section = "ending" if model_id in models.ending else "models"
        if named.retirement and named.retirement.replacement not in models.models:
            other = named.retirement.replacement
            text = f"replacement: '{other}' is not in 'models'.{nearest(other, models.models)}"
            problem(text, section, model_id, "retirement", "replacement")
    for place, other in enumerate(models.alternatives):
        if other not in models.models:
            text = f"alternatives: '{other}' is not in 'models'.{nearest(other, models.models)}"
            problem(text, "alternatives", place)
    recommended = models.models.get(models.recommended)
    if recommended is None:
        known = nearest(models.recommended, models.models)
        problem(f"recommended: '{models.recommended}' is not in 'models'.{known}", "recommended")
    elif recommended.retirement and not recommended.is_on(day):
        text = f"'{models.recommended}' was shut down on {recommended.retirement.on}. Choose a model that is on."
        problem(f"recommended: {text}", "recommended")
    elif recommended.image_rule is None:
        text = f"'{models.recommended}' has no 'image_rule', so no price for pictures. Choose a model with one."
        problem(f"recommended: {text}", "recommended")
    if found:
        raise Problems(found)
    offers.sort(key=lambda offer: (offer.rewrite_cost("little"), offer.id))
    return Catalog(
        day,
        tuple(offers),
        models.recommended,
        models.alternatives,
        models.models,
        models.named,
        models.image_rules,
        sources,
        usage,
        lists,
    )


def expired_prices(catalog: Catalog) -> str:
    """What to say when the prices are too old to publish."""
    age = (catalog.day - catalog.published).days
    return (
        f"data/price_sources.yml:1: the prices were published on {catalog.published}, {age} days ago; "
        f"after {PRICES_EXPIRED_AFTER} days they are too old. Run 'make prices'. "
        "To build with them all the same, set STALE_PRICES=allow."
    )


def _no_price(model_id: str, day: date, first_list: Collection[str]) -> str:
    if model_id in first_list:
        return f"neither price package has a price for '{model_id}' on {day}. Remove the model or upgrade the packages."
    known = nearest(model_id, first_list)
    return f"neither price package knows the OpenAI model '{model_id}'.{known} Write the exact API id."
