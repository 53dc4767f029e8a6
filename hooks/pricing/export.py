"""The price list for other programs: prices.json with its schema, and prices.csv."""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from pricing.catalog import Catalog
from pricing.offer import Offer
from pricing.price import Vote
from pricing.sources import Source

# Raised when a key changes its meaning or goes away; a new key does not raise it.
VERSION = 1

CSV_COLUMNS = (
    "model",
    "name",
    "input_per_1m_usd",
    "output_per_1m_usd",
    "per_1000_rewrites_usd",
    "per_1000_pictures_usd",
    "status",
    "last_day",
    "prices_published",
)

LEVELS = ("none", "little", "lot")


def _plain(amount: Decimal) -> str:
    """A decimal number without exponent or needless zeros."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


Dollars = Annotated[
    str,
    BeforeValidator(_plain),
    Field(pattern=r"^\d+(\.\d+)?$", description="US dollars, exact, as a decimal number"),
]


class _Published(BaseModel):
    model_config = ConfigDict(extra="forbid", from_attributes=True, json_schema_serialization_defaults_required=True)


class PublishedSource(_Published):
    """A price list and the day on which it was published."""

    package: str
    version: str
    published: date


class PublishedRetirement(_Published):
    """The last day of a model."""

    on: date
    status: Literal["announced", "reported"]
    replacement: str | None


class PublishedCosts(_Published):
    """US dollars for one piece of work, by how much the model thinks. One that always thinks has `none` = `little`."""

    none: Dollars
    little: Dollars
    lot: Dollars


class PublishedModel(_Published):
    """One model that is on today. Prices are per 1 million tokens, before tax."""

    id: str
    name: str
    status: Vote = Field(description="What the second price list says about the price")
    input: Dollars
    output: Dollars
    cached_input: Dollars | None
    cache_write: Dollars | None
    vision: bool
    thinks: bool
    always_thinks: bool
    per_rewrite: PublishedCosts = Field(description="One message of the usual length, see `usual`")
    per_picture: PublishedCosts | None = Field(
        description="One picture of the usual size; null when it cannot see, or when nobody published how it counts"
    )
    retirement: PublishedRetirement | None
    low_price_promised_until: date | None


class PublishedUsual(_Published):
    """The usual work that costs are worked out for."""

    post_characters: int
    post_language: str
    picture_width: int
    picture_height: int
    thinking_tokens: dict[str, int]


class PriceList(_Published):
    """What the Auto Forward for Telegram bot and others may show to a user."""

    version: Literal[1]
    built: date
    prices: PublishedSource
    confirmed_by: PublishedSource
    freshness: Literal["fresh", "note", "stale", "expired"]
    recommended: str
    usual: PublishedUsual
    models: list[PublishedModel]


def price_list(catalog: Catalog) -> PriceList:
    """The catalog as it is published, the cheapest model first."""
    usage = catalog.usage
    return PriceList(
        version=VERSION,
        built=catalog.day,
        prices=_source(catalog.sources.primary),
        confirmed_by=_source(catalog.sources.second),
        freshness=catalog.freshness.value,
        recommended=catalog.recommended_id,
        usual=PublishedUsual(
            post_characters=usage.post_characters,
            post_language=usage.rewrite.language,
            picture_width=usage.picture.width,
            picture_height=usage.picture.height,
            thinking_tokens={level: thinking.tokens for level, thinking in usage.thinking.items()},
        ),
        models=[_model(offer) for offer in catalog.offers],
    )


def as_json(prices: PriceList) -> str:
    """prices.json, the same bytes for the same list."""
    return prices.model_dump_json(indent=2) + "\n"


def schema_json() -> str:
    """The JSON Schema of prices.json."""
    schema: dict[str, Any] = PriceList.model_json_schema(mode="serialization")
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=2) + "\n"


def as_csv(prices: PriceList) -> str:
    """prices.csv: a row for each model, the usual work with a little thinking."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for model in prices.models:
        writer.writerow(
            [
                model.id,
                model.name,
                model.input,
                model.output,
                _thousand(model.per_rewrite.little),
                _thousand(model.per_picture.little) if model.per_picture else "",
                model.status.value,
                model.retirement.on if model.retirement else "",
                prices.prices.published,
            ]
        )
    return table.getvalue()


def _source(source: Source) -> PublishedSource:
    return PublishedSource(package=source.package, version=source.version, published=source.published.date())


def _model(offer: Offer) -> PublishedModel:
    model, price = offer.model, offer.price
    return PublishedModel(
        id=offer.id,
        name=model.name,
        status=offer.vote,
        input=price.input,
        output=price.output,
        cached_input=price.cached,
        cache_write=price.cache_write,
        vision=model.vision,
        thinks=model.thinks,
        always_thinks=model.always_thinks,
        per_rewrite={level: offer.rewrite_cost(level) for level in LEVELS},
        per_picture={level: offer.picture_cost(level) for level in LEVELS} if offer.prices_pictures else None,
        retirement=model.retirement,
        low_price_promised_until=model.promotion.until if model.promotion else None,
    )


def _thousand(amount: str) -> str:
    return _plain(1000 * Decimal(amount))
