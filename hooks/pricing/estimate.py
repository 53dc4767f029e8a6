"""What one request costs, and how many of them an amount of money buys."""

from decimal import Decimal

from pricing.image_tokens import ImageRule
from pricing.price import Price
from pricing.usage import Picture, Usage

MILLION = Decimal(1_000_000)
# From this many input tokens on, models with a cache-write price bill the prompt at that price
# (OpenAI's prompt caching, GPT-5.6 and later; seen in a bill of 2026-10-03).
CACHED_FROM_TOKENS = 1024
# More money than anybody who reads this site puts in at once.
MOST_DOLLARS = 10_000


def input_rate(price: Price, tokens_in: int) -> Decimal:
    """US dollars per 1 million input tokens for a request of so many."""
    if price.cache_write is not None and tokens_in >= CACHED_FROM_TOKENS:
        return price.cache_write
    return price.input


def cost(price: Price, *, tokens_in: int, tokens_out: int) -> Decimal:
    """US dollars for one request. Raises ValueError, in words, for fewer tokens than none."""
    if tokens_in < 0 or tokens_out < 0:
        raise ValueError(f"{min(tokens_in, tokens_out)} is no number of tokens. Write 0 or more.")
    return (input_rate(price, tokens_in) * tokens_in + price.output * tokens_out) / MILLION


def rewrite_cost(price: Price, usage: Usage, post_tokens: int, *, thinking: int = 0) -> Decimal:
    """US dollars for rewriting one message: the new text is as long as the old one."""
    return cost(price, tokens_in=usage.rewrite_tokens_in(post_tokens), tokens_out=post_tokens + thinking)


def picture_tokens(usage: Usage, picture: Picture, rule: ImageRule) -> int:
    """Input tokens for reading one picture: the picture itself and the request around it."""
    return rule.tokens(picture.width, picture.height) + usage.reading.prompt_tokens


def picture_cost(price: Price, usage: Usage, picture: Picture, rule: ImageRule, *, thinking: int = 0) -> Decimal:
    """US dollars for reading one picture."""
    return cost(price, tokens_in=picture_tokens(usage, picture, rule), tokens_out=picture.text_tokens + thinking)


def how_many(dollars: Decimal | float, each: Decimal) -> int:
    """How many whole requests the money pays for. Raises ValueError, in words, for what is no amount of money."""
    if isinstance(dollars, bool) or not isinstance(dollars, int | float | Decimal):
        raise ValueError(f"'{dollars}' is no amount. Write a number of US dollars without quotes, for example 5.")
    if not 0 < dollars <= MOST_DOLLARS:
        raise ValueError(
            f"{dollars} US dollars are no amount for a reader. Write more than 0, and {MOST_DOLLARS:,} at most."
        )
    return int(Decimal(str(dollars)) // each)
