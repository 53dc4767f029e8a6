"""What changed and what ends: prices, by the dated history of both lists, and models, by data/models.yml."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import ClassVar

from pricing.catalog import Catalog
from pricing.estimate import how_many, rewrite_cost
from pricing.implausible import is_plausible
from pricing.lists import SINCE
from pricing.models import Model, Named, Promotion, Retirement
from pricing.price import Price, Vote, agreed_price
from pricing.usage import Usage

FIVE_DOLLARS = Decimal(5)


@dataclass(frozen=True)
class PriceChange:
    """A new price, and how many messages $5 rewrote before and rewrites since, with a little thinking."""

    kind: ClassVar = "price"
    ahead: ClassVar = False
    day: date
    model_id: str
    model: Model
    before: Price
    after: Price
    vote: Vote
    posts_before: int
    posts_after: int

    @cached_property
    def key(self) -> str:
        """A name for this change that never changes."""
        return f"price/{self.model_id}/{self.day}"

    @property
    def cheaper(self) -> bool:
        """Whether the change is good news."""
        return self.posts_after > self.posts_before

    @property
    def promotion(self) -> Promotion | None:
        """The promotion that this change is the start of."""
        promotion = self.model.promotion
        return promotion if promotion and promotion.since == self.day else None


@dataclass(frozen=True)
class RetirementNotice:
    """A model that is, or was, shut down; `day` is when the list was last checked for it, or its last day."""

    kind: ClassVar = "retirement"
    day: date
    model_id: str
    model: Named
    retirement: Retirement
    ahead: bool

    @cached_property
    def key(self) -> str:
        """A name for this notice that stays the same while its date does."""
        return f"retirement/{self.model_id}/{self.retirement.on}"


@dataclass(frozen=True)
class NewModel:
    """A model that OpenAI published."""

    kind: ClassVar = "new"
    ahead: ClassVar = False
    day: date
    model_id: str
    model: Model

    @cached_property
    def key(self) -> str:
        """A name for this model that never changes."""
        return f"new/{self.model_id}/{self.day}"


Change = PriceChange | RetirementNotice | NewModel


def changes(catalog: Catalog) -> list[Change]:
    """Every change from SINCE to the day of the build and every retirement known, the newest first."""
    every: list[Change] = []
    for model_id, model in catalog.models.items():
        every += _price_changes(model_id, model, catalog)
        if model.released and SINCE <= model.released <= catalog.day:
            every.append(NewModel(model.released, model_id, model))
    for model_id, named in catalog.retirements:
        if retirement := named.retirement:
            day = min(named.checked, retirement.on)
            every.append(RetirementNotice(day, model_id, named, retirement, named.is_on(catalog.day)))
    return sorted(every, key=lambda change: (-change.day.toordinal(), change.key))


def _price_changes(model_id: str, model: Model, catalog: Catalog) -> Iterator[PriceChange]:
    for day, lists_before, lists_after in catalog.lists[model_id].changes:
        # A price of the past that cannot be right is no price: nothing is told of it.
        before, after = (
            agreed_price(*(price if is_plausible(price) else None for price in both))
            for both in (lists_before, lists_after)
        )
        if before and after and (before.price.input, before.price.output) != (after.price.input, after.price.output):
            posts = [_posts(price, model, catalog.usage) for price in (before.price, after.price)]
            yield PriceChange(day, model_id, model, before.price, after.price, after.vote, *posts)


def _posts(price: Price, model: Model, usage: Usage) -> int:
    thinking = usage.thinking["little"].tokens if model.thinks else 0
    return how_many(FIVE_DOLLARS, rewrite_cost(price, usage, usage.post_tokens, thinking=thinking))
