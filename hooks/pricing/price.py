"""The price of a model on a day, from the pinned genai-prices package."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import cache

from genai_prices.data_snapshot import get_snapshot
from genai_prices.types import ModelInfo, TieredPrices


class NoPrice(LookupError):
    """The package does not know the model, or has no price for it on that day."""


@dataclass(frozen=True)
class Price:
    """US dollars per 1 million tokens, before tax, standard service, prompts of usual length."""

    input: Decimal
    output: Decimal
    cached: Decimal | None = None
    cache_write: Decimal | None = None


def price_of(model_id: str, day: date) -> Price:
    """The price in force on `day`, by exact model id. Raises NoPrice."""
    model = _openai_models().get(model_id)
    if model is None:
        raise NoPrice(f"genai-prices does not know the OpenAI model '{model_id}'")
    # Noon: a price that starts on `day` is in force, whatever the hour of the build.
    found = model.get_prices(datetime.combine(day, time(12), UTC))
    tokens_in, tokens_out = _base(found.input_mtok), _base(found.output_mtok)
    if tokens_in is None or tokens_out is None:
        raise NoPrice(f"genai-prices has no input and output price for '{model_id}' on {day}")
    return Price(tokens_in, tokens_out, _base(found.cache_read_mtok), _base(found.cache_write_mtok))


def known_ids() -> list[str]:
    """Every OpenAI model id that the package has."""
    return list(_openai_models())


@cache
def _openai_models() -> dict[str, ModelInfo]:
    provider = next(provider for provider in get_snapshot().providers if provider.id == "openai")
    return {model.id: model for model in provider.models}


def _base(price: Decimal | TieredPrices | None) -> Decimal | None:
    """The price before any surcharge for very long prompts (272,000 tokens and more)."""
    return price.base if isinstance(price, TieredPrices) else price
