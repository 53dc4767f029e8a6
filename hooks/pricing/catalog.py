"""All that the site says about prices, computed once a build."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from datafiles import Problem, Problems, nearest, read, validate
from pricing.estimate import Usage, cost, how_many, picture_cost, picture_tokens, rewrite_cost
from pricing.image_tokens import ImageRule
from pricing.models import Model, Models
from pricing.price import NoPrice, Price, known_ids, price_of
from pricing.sources import Sources
from pricing.wording import about


@dataclass(frozen=True)
class Offer:
    """A model, its price on the day of the build, and what the usual work costs with it."""

    id: str
    model: Model
    price: Price
    usage: Usage
    image_rule: ImageRule | None

    def part(self, *, input: int = 0, output: int = 0) -> Decimal:
        """US dollars for some of the tokens of a request."""
        return cost(self.price, tokens_in=input, tokens_out=output)

    def rewrite_cost(self, *, thinking: int = 0) -> Decimal:
        """US dollars for rewriting the usual post."""
        return rewrite_cost(self.price, self.usage.rewrite, thinking=thinking)

    def rewrites(self, dollars: int, *, thinking: int = 0) -> int:
        """How many usual posts the money rewrites."""
        return how_many(Decimal(dollars), self.rewrite_cost(thinking=thinking))

    def picture_tokens(self) -> int:
        """Input tokens for reading the usual picture, the request around it included."""
        return picture_tokens(self.usage.picture, self._rule())

    def picture_cost(self, *, thinking: int = 0) -> Decimal:
        """US dollars for reading the usual picture."""
        return picture_cost(self.price, self.usage.picture, self._rule(), thinking=thinking)

    def pictures(self, dollars: int, *, thinking: int = 0) -> int:
        """How many usual pictures the money reads."""
        return how_many(Decimal(dollars), self.picture_cost(thinking=thinking))

    def _rule(self) -> ImageRule:
        if self.image_rule is None:
            raise ValueError(f"{self.id} cannot read pictures")
        return self.image_rule


@dataclass(frozen=True)
class Catalog:
    """The offers of the day, cheapest rewrite first, and the dates of their sources."""

    day: date
    offers: tuple[Offer, ...]
    recommended_id: str
    models: dict[str, Model]
    sources: Sources
    usage: Usage

    @cached_property
    def recommended(self) -> Offer:
        """The offer that the site suggests to beginners."""
        return next(offer for offer in self.offers if offer.id == self.recommended_id)

    @property
    def retirements(self) -> list[tuple[str, Model]]:
        """The models that have a last day, the earliest first."""
        ending = [(model.retirement.on, model_id, model) for model_id, model in self.models.items() if model.retirement]
        return [(model_id, model) for _, model_id, model in sorted(ending, key=lambda row: row[:2])]

    def rewrites_for(self, dollars: int) -> str:
        """About how many posts the money rewrites with the recommended model and a little thinking."""
        return about(self.recommended.rewrites(dollars, thinking=self.usage.thinking.little))

    def pictures_for(self, dollars: int) -> str:
        """About how many pictures the money reads with the recommended model and a little thinking."""
        return about(self.recommended.pictures(dollars, thinking=self.usage.thinking.little))

    @property
    def published(self) -> date:
        """The day on which the prices were published."""
        return self.sources.primary.published.date()


def load_catalog(data: Path, day: date, *, root: Path) -> Catalog:
    """Read the model list, the usual work and the sources, and price every model on `day`. Raises Problems."""
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
            continue
        try:
            price = price_of(model_id, day)
        except NoPrice as error:
            problem(f"{error}.{nearest(model_id, known_ids())} Write the exact API id.", "models", model_id)
            continue
        if model.is_on(day):
            rule = models.image_rules[model.image_rule] if model.image_rule else None
            offers.append(Offer(model_id, model, price, usage, rule))
    recommended = models.models.get(models.recommended)
    if recommended is None:
        known = nearest(models.recommended, models.models)
        problem(f"recommended: '{models.recommended}' is not in this list.{known}", "recommended")
    elif recommended.retirement and not recommended.is_on(day):
        since = recommended.retirement.on
        text = f"'{models.recommended}' is switched off since {since}. Choose a model that is on."
        problem(f"recommended: {text}", "recommended")
    if found:
        raise Problems(found)
    offers.sort(key=lambda offer: (rewrite_cost(offer.price, usage.rewrite), offer.id))
    return Catalog(day, tuple(offers), models.recommended, models.models, sources, usage)
