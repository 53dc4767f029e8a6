"""All that the site says about prices, computed once a build."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from facts import Problem, Problems, nearest, read
from facts.validate_rest import as_far_as_sound, read_as_far_as_sound
from pricing.implausible import implausible, jump
from pricing.lists import CACHE, Histories, History, histories, known_models
from pricing.models import Model, Models, Named, contradictions, suggested
from pricing.offer import Offer
from pricing.price import AgreedPrice, agreed_price
from pricing.sources import Freshness, Source, Sources, freshness
from pricing.usage import Usage

# The price lists, when nobody knows their names because of another mistake.
UNNAMED = ("the first price list", "the second")
LOOK = "Run `make prices` for newer lists, or take the model out until they are right."
AS_IT_IS = f"If OpenAI's page says so too, remove {CACHE} and build again."


@dataclass(frozen=True, repr=False)  # the macros plugin writes out every variable at each build
class Catalog:
    """The offers of the day, cheapest rewrite first, and all that they come from. `lists` is by model id.

    `ended` are the models that were shut down and still have a price.
    """

    day: date
    offers: tuple[Offer, ...]
    listed: Models
    sources: Sources
    usage: Usage
    lists: dict[str, History]
    ended: tuple[Offer, ...] = ()

    @property
    def models(self) -> dict[str, Model]:
        """Every model that has a price, by its exact API id; those that ended are among them."""
        return self.listed.models

    @property
    def recommended_id(self) -> str:
        """The API id of the model that the site suggests to beginners; a model that was shut down gives its place."""
        return suggested(self.listed, self.day)

    @cached_property
    def recommended(self) -> Offer:
        """The offer that the site suggests to beginners."""
        return self.offer(self.recommended_id)

    def offer(self, model_id: str) -> Offer:
        """The offer of this model, also when it has ended: a page that names it lives on.

        Raises LookupError, in words, for a model that is not listed.
        """
        for offer in (*self.offers, *self.ended):
            if offer.id == model_id:
                return offer
        known = [offer.id for offer in self.offers]
        raise LookupError(f"no price of a model '{model_id}' is known.{nearest(model_id, known)}")

    @property
    def first_offers(self) -> list[Offer]:
        """The few that a beginner sees: the recommended one and its alternatives."""
        first = (self.recommended_id, *self.listed.alternatives)
        return [offer for offer in self.offers if offer.id in first]

    @property
    def cheaper_but_ending(self) -> list[Offer]:
        """The offers that cost less than the recommended one and end soon."""
        before = self.offers[: self.offers.index(self.recommended)]
        return [offer for offer in before if offer.retires_soon]

    @property
    def retirements(self) -> list[tuple[str, Named]]:
        """The models that have an end, the earliest first."""
        named = self.listed.named.items()
        ending = [(model.retirement.on, model_id, model) for model_id, model in named if model.retirement]
        return [(model_id, model) for _, model_id, model in sorted(ending, key=lambda row: row[:2])]

    @property
    def published(self) -> date:
        """The day on which the prices were published."""
        return self.sources.primary.published.date()

    @property
    def freshness(self) -> Freshness:
        """How much the age of the prices matters on the day of the build."""
        return freshness(self.published, self.day)

    def messages_for(self, dollars: float) -> tuple[int, int]:
        """The fewest and the most usual messages that the recommended model rewrites for the money.

        Both are the same, with a little thinking, unless prices are old.
        """
        counts = [self.recommended.rewrites(dollars, level) for level in self._levels]
        return min(counts), max(counts)

    def pictures_for(self, dollars: float) -> tuple[int, int]:
        """The fewest and the most photos that it reads for the money, from the dearest shape to the cheapest."""
        counts = [
            self.recommended.pictures(dollars, level, picture=photo)
            for level in self._levels
            for photo in self.usage.reading.photos
        ]
        return min(counts), max(counts)

    @property
    def shows_ranges(self) -> bool:
        """Whether prices are so old that a figure in a sentence is a range, with as much thinking as there can be."""
        return self.freshness in (Freshness.STALE, Freshness.EXPIRED)

    @property
    def _levels(self) -> tuple[str, ...]:
        return ("none", "lot") if self.shows_ranges else ("little",)


def load_catalog(data: Path, day: date, *, root: Path, cache: Path | None = None) -> Catalog:
    """Read the model list, the usual work and the sources, and price every model on `day`. Raises Problems.

    `cache` is the file that keeps what the price packages say until they, the models or the day change.
    """
    usage = read_as_far_as_sound(data / "tokens.yml", Usage, root=root)
    pinned = read_as_far_as_sound(data / "price_sources.yml", Sources, root=root)
    problems = [*usage.problems, *pinned.problems]
    try:
        source = read(data / "models.yml", root=root)
    except Problems as unread:
        raise Problems([*problems, *unread.found]) from None
    listed = as_far_as_sound(source, Models)
    models, sources = listed.data, pinned.data if not pinned.problems else None
    if not models:
        raise Problems([*problems, *listed.problems])
    names = (_name(sources.primary), _name(sources.second)) if sources else UNNAMED
    mistakes = list(contradictions(models))

    def accept(before: Histories, asked: Histories) -> bool:
        jumps = [
            (it, what) for it in models.models if it in before and (what := jump(before[it].now, asked[it].now, names))
        ]
        mistakes.extend((("models", model_id), f"{what}. {LOOK} {AS_IT_IS}") for model_id, what in jumps)
        return not jumps

    lists = histories(models.models, day, cache, accept=accept)
    agreed: dict[str, AgreedPrice] = {}
    for model_id, model in models.models.items():
        if what := implausible(lists[model_id].now, names):
            mistakes.append((("models", model_id), f"{what}. {LOOK}"))
        elif price := agreed_price(*lists[model_id].now):
            agreed[model_id] = price
        elif model.is_on(day):  # lists drop a model that has ended
            mistakes.append((("models", model_id), _no_price(model_id, day, names)))
    problems += listed.among([Problem(source.file, source.line(place), text) for place, text in mistakes])
    if problems or not usage.data or not sources:
        raise Problems(problems)
    offers = []
    for model_id, price in agreed.items():
        model = models.models[model_id]
        rule = models.image_rules[model.image_rule] if model.image_rule else None
        offers.append(Offer(model_id, model, price.price, price.vote, day, usage.data, rule))
    offers.sort(key=lambda offer: (offer.rewrite_cost("little"), offer.id))
    chosen = suggested(models, day)
    on = tuple(offer for offer in offers if offer.model.is_on(day) or offer.id == chosen)
    ended = tuple(offer for offer in offers if offer not in on)
    return Catalog(day, on, models, sources, usage.data, lists, ended)


def _name(source: Source) -> str:
    return f"{source.package} {source.version}"


def _no_price(model_id: str, day: date, names: tuple[str, str]) -> str:
    if model_id in known_models():
        return f"neither {names[0]} nor {names[1]} has a price for '{model_id}' on {day}. {LOOK}"
    known = nearest(model_id, known_models())
    return f"neither price package knows the OpenAI model '{model_id}'.{known} Write the exact API id."
