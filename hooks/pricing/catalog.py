"""All that the site says about prices, computed once a build."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from datafiles import Problem, Problems, nearest, read, validate
from pricing.freshness import EXPIRED_AFTER_DAYS, Freshness, freshness
from pricing.image_tokens import ImageRule
from pricing.lists import PriceLists
from pricing.models import Model, Models
from pricing.offer import Offer
from pricing.sources import Sources
from pricing.usage import Usage
from pricing.vote import quote
from pricing.wording import about


@dataclass(frozen=True, repr=False)  # the macros plugin writes out every variable at each build
class Catalog:
    """The offers of the day, cheapest rewrite first, and the dates of their sources."""

    day: date
    offers: tuple[Offer, ...]
    recommended_id: str
    models: dict[str, Model]
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
    def retirements(self) -> list[tuple[str, Model]]:
        """The models that have a last day, the earliest first."""
        ending = [(model.retirement.on, model_id, model) for model_id, model in self.models.items() if model.retirement]
        return [(model_id, model) for _, model_id, model in sorted(ending, key=lambda row: row[:2])]

    @property
    def published(self) -> date:
        """The day on which the prices were published."""
        return self.sources.primary.published.date()

    @property
    def freshness(self) -> Freshness:
        """How much the age of the prices matters on the day of the build."""
        return freshness(self.published, self.day)

    def rewrites_for(self, dollars: int) -> str:
        """About how many posts the money rewrites with the recommended model; a range when prices are old."""
        return self._words(lambda thinking: self.recommended.rewrites(dollars, thinking))

    def pictures_for(self, dollars: int) -> str:
        """About how many pictures the money reads with the recommended model; a range when prices are old."""
        return self._words(lambda thinking: self.recommended.pictures(dollars, thinking))

    def _words(self, number: Callable[[str], int]) -> str:
        if self.freshness in (Freshness.STALE, Freshness.EXPIRED):
            return f"{about(number('lot'))} to {about(number('none'))}"
        return about(number("little"))


def load_catalog(data: Path, day: date, *, root: Path, lists: PriceLists | None = None) -> Catalog:
    """Read the model list, the usual work and the sources, and price every model on `day`. Raises Problems."""
    lists = lists or PriceLists()
    models_source = read(data / "models.yml", root=root)
    models = validate(models_source, Models)
    usage = validate(read(data / "tokens.yml", root=root), Usage)
    sources = validate(read(data / "price_sources.yml", root=root), Sources)
    offers, found = [], []

    def problem(text: str, *location: str) -> None:
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
    recommended = models.models.get(models.recommended)
    if recommended is None:
        known = nearest(models.recommended, models.models)
        problem(f"recommended: '{models.recommended}' is not in this list.{known}", "recommended")
    elif recommended.retirement and not recommended.is_on(day):
        since = recommended.retirement.on
        text = f"'{models.recommended}' is switched off since {since}. Choose a model that is on."
        problem(f"recommended: {text}", "recommended")
    elif not recommended.vision:
        problem(f"recommended: '{models.recommended}' cannot read pictures. Choose one that can.", "recommended")
    if found:
        raise Problems(found)
    offers.sort(key=lambda offer: (offer.rewrite_cost("little"), offer.id))
    return Catalog(day, tuple(offers), models.recommended, models.models, models.image_rules, sources, usage, lists)


def expired_prices(catalog: Catalog) -> str:
    """What to say when the prices are too old to publish."""
    age = (catalog.day - catalog.published).days
    return (
        f"data/price_sources.yml:1: the prices were published on {catalog.published}, {age} days ago; "
        f"after {EXPIRED_AFTER_DAYS} days they are too old. Run 'make prices'. "
        "To build with them all the same, set STALE_PRICES=allow."
    )


def _no_price(model_id: str, day: date, first_list: Collection[str]) -> str:
    if model_id in first_list:
        return f"neither price package has a price for '{model_id}' on {day}. Remove the model or upgrade the packages."
    known = nearest(model_id, first_list)
    return f"neither price package knows the OpenAI model '{model_id}'.{known} Write the exact API id."
