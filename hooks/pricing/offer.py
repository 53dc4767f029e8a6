"""A model, its price on the day of the build, and what the usual work costs with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from facts import nearest
from pricing.estimate import cost, how_many, input_rate, picture_cost, picture_tokens, rewrite_cost
from pricing.image_tokens import ImageRule
from pricing.models import Model
from pricing.price import Price, Vote
from pricing.usage import Usage

Chosen = TypeVar("Chosen")


@dataclass(frozen=True)
class Offer:
    """One row of every table. `thinking`, `language` and `picture` are ids of data/tokens.yml.

    What takes one raises LookupError, in words, for another.
    """

    id: str
    model: Model
    price: Price
    vote: Vote
    day: date
    usage: Usage
    image_rule: ImageRule | None

    @property
    def prices_pictures(self) -> bool:
        """Whether it is known what a picture costs."""
        return self.image_rule is not None

    @property
    def promotion_over(self) -> bool:
        """Whether the price shown may have been a promotion that has ended."""
        return self.model.promotion_over(self.day)

    @property
    def retires_soon(self) -> bool:
        """Whether the model is shut down within 60 days."""
        return self.model.retires_soon(self.day)

    def thinking_tokens(self, level: str) -> int:
        """Reasoning tokens of one answer; none for a model that never thinks, a little where that is the least."""
        if not self.model.thinks:
            return 0
        level = "little" if level == "none" and self.model.always_thinks else level
        return _choice("level of thinking", level, self.usage.thinking).tokens

    def input_cost(self, tokens: int, *, of: int) -> Decimal:
        """US dollars for `tokens` of a prompt that has `of` tokens in all."""
        return input_rate(self.price, of) * tokens / 1_000_000

    def output_cost(self, tokens: int) -> Decimal:
        """US dollars for tokens that the model writes."""
        return cost(self.price, tokens_in=0, tokens_out=tokens)

    def rewrite_cost(self, thinking: str = "none", *, language: str = "") -> Decimal:
        """US dollars for rewriting the usual message, in the usual language unless another is named."""
        spoken = _choice("language", language or self.usage.rewrite.language, self.usage.languages)
        return self.rewrite_cost_of(spoken.tokens(self.usage.post_characters), thinking)

    def rewrite_cost_of(self, post_tokens: int, thinking: str = "none") -> Decimal:
        """US dollars for rewriting a message of so many tokens."""
        return rewrite_cost(self.price, self.usage, post_tokens, thinking=self.thinking_tokens(thinking))

    def rewrites(self, dollars: float, thinking: str = "none", *, language: str = "") -> int:
        """How many usual messages the money rewrites."""
        return how_many(dollars, self.rewrite_cost(thinking, language=language))

    def picture_tokens(self, picture: str = "") -> int:
        """Input tokens for reading one picture, the request around it included."""
        chosen = _choice("picture", picture or self.usage.reading.picture, self.usage.pictures)
        return picture_tokens(self.usage, chosen, self._rule())

    @property
    def photo_tokens(self) -> tuple[int, int]:
        """The fewest and the most input tokens for reading a photo, by its shape."""
        tokens = [self.picture_tokens(photo) for photo in self.usage.reading.photos]
        return min(tokens), max(tokens)

    def picture_cost(self, thinking: str = "none", *, picture: str = "") -> Decimal:
        """US dollars for reading one picture."""
        chosen = _choice("picture", picture or self.usage.reading.picture, self.usage.pictures)
        tokens = self.thinking_tokens(thinking)
        return picture_cost(self.price, self.usage, chosen, self._rule(), thinking=tokens)

    def pictures(self, dollars: float, thinking: str = "none", *, picture: str = "") -> int:
        """How many pictures the money reads."""
        return how_many(dollars, self.picture_cost(thinking, picture=picture))

    def _rule(self) -> ImageRule:
        if self.image_rule is None:
            raise ValueError(f"{self.id} has no price for pictures")
        return self.image_rule


def _choice(what: str, name: str, known: Mapping[str, Chosen]) -> Chosen:
    if name not in known:
        raise LookupError(f"no {what} has the id '{name}'.{nearest(str(name), known)} All ids are in data/tokens.yml.")
    return known[name]
