"""What one rewrite or one picture costs, and how many of them an amount of money buys."""

from decimal import Decimal

from pydantic import BaseModel, ConfigDict, PositiveInt

from pricing.image_tokens import ImageRule
from pricing.price import Price

MILLION = Decimal(1_000_000)
# From this many input tokens on, models with a cache-write price bill the prompt at that price
# (OpenAI's prompt caching, GPT-5.6 and later; seen in a bill of 2026-10-03).
CACHED_FROM_TOKENS = 1024


class Rewrite(BaseModel):
    """The usual post: its length in characters, and in tokens with what goes around it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    post_characters: PositiveInt
    post_tokens: PositiveInt
    instruction_tokens: PositiveInt
    overhead_tokens: PositiveInt

    @property
    def input_tokens(self) -> int:
        """All that the model reads for one rewrite."""
        return self.post_tokens + self.instruction_tokens + self.overhead_tokens


class Picture(BaseModel):
    """The usual picture: its size in pixels, the tokens of the request and of the text read from it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    width: PositiveInt
    height: PositiveInt
    prompt_tokens: PositiveInt
    text_tokens: PositiveInt


class Thinking(BaseModel):
    """Reasoning tokens of one answer: billed as output, never shown."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    little: PositiveInt
    lot: PositiveInt


class Usage(BaseModel):
    """The usual work that every figure on the site is computed from: data/tokens.yml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rewrite: Rewrite
    picture: Picture
    thinking: Thinking


def cost(price: Price, *, tokens_in: int, tokens_out: int) -> Decimal:
    """US dollars for one request."""
    written_to_cache = price.cache_write is not None and tokens_in >= CACHED_FROM_TOKENS
    rate_in = price.cache_write if written_to_cache and price.cache_write is not None else price.input
    return (rate_in * tokens_in + price.output * tokens_out) / MILLION


def rewrite_cost(price: Price, work: Rewrite, *, thinking: int = 0) -> Decimal:
    """US dollars for rewriting one post: the new text is as long as the old one."""
    return cost(price, tokens_in=work.input_tokens, tokens_out=work.post_tokens + thinking)


def picture_tokens(work: Picture, rule: ImageRule) -> int:
    """Input tokens for reading one picture: the picture itself and the request around it."""
    return rule.tokens(work.width, work.height) + work.prompt_tokens


def picture_cost(price: Price, work: Picture, rule: ImageRule, *, thinking: int = 0) -> Decimal:
    """US dollars for reading one picture."""
    return cost(price, tokens_in=picture_tokens(work, rule), tokens_out=work.text_tokens + thinking)


def how_many(dollars: Decimal, each: Decimal) -> int:
    """How many whole requests the money pays for."""
    return int(dollars // each)
