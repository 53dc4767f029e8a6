"""The price of a model on a day, as each of the two pinned price packages has it."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import cache

import model_prices
from genai_prices.data_snapshot import get_snapshot
from genai_prices.types import ConditionalPrice, ModelInfo, StartDateConstraint, TieredPrices

from pricing.price import Price

PROVIDER = "openai"


def first_price(model_id: str, day: date) -> Price | None:
    """The price in force on `day` by genai-prices, by exact model id; None when it has none."""
    model = first_list().get(model_id)
    if model is None:
        return None
    found = model.get_prices(noon(day))
    tokens_in, tokens_out = _base(found.input_mtok), _base(found.output_mtok)
    if tokens_in is None or tokens_out is None:
        return None
    return Price(tokens_in, tokens_out, _base(found.cache_read_mtok), _base(found.cache_write_mtok))


def second_price(model_id: str, day: date) -> Price | None:
    """The price in force on `day` by model-prices, by exact model id; None when it has none."""
    # Without `strict` it takes a near name for the one that was asked.
    if model_prices.resolve(model_id, PROVIDER, strict=True) != (PROVIDER, model_id):
        return None
    found = model_prices.rates(model_id, noon(day), PROVIDER)
    if found is None:
        return None
    return Price(_exact(found.input), _exact(found.output), _some(found.cache_read), _some(found.cache_write))


def days_of_change(model_id: str, since: date, until: date) -> set[date]:
    """The days on which either package has a new price; its word is checked by asking for the day before."""
    history = model_prices.rates_between(model_id, noon(since), noon(until), PROVIDER)
    days = {start.date() for start, _ in history}
    known = first_list().get(model_id)
    if known and isinstance(known.prices, list):
        days |= {
            conditional.constraint.start_date
            for conditional in known.prices
            if isinstance(conditional, ConditionalPrice) and isinstance(conditional.constraint, StartDateConstraint)
        }
    return {day for day in days if since < day <= until}


def noon(day: date) -> datetime:
    """The middle of the day: a price that starts on it is in force, whatever the hour of the build."""
    return datetime.combine(day, time(12), UTC)


@cache
def first_list() -> dict[str, ModelInfo]:
    """Every OpenAI model that genai-prices has, by id."""
    provider = next(provider for provider in get_snapshot().providers if provider.id == PROVIDER)
    return {model.id: model for model in provider.models}


def _base(price: Decimal | TieredPrices | None) -> Decimal | None:
    """The price before any surcharge for very long prompts (272,000 tokens and more)."""
    return price.base if isinstance(price, TieredPrices) else price


def _exact(price: float) -> Decimal:
    """The decimal number that was written, not the binary one nearest to it."""
    return Decimal(str(price))


def _some(price: float | None) -> Decimal | None:
    """A zero in this list stands for "no such price"."""
    return _exact(price) if price else None
