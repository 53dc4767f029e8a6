"""The numbers of the costs page: the bars of its chart, and what its estimator computes with."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pricing.catalog import Catalog
from pricing.estimate import CACHED_FROM_TOKENS

BAR_WIDTH = 200
ROW_HEIGHT = 50
# A bar that stands for something can be seen.
SMALLEST_BAR = Decimal(2)


@dataclass(frozen=True)
class Bar:
    """US dollars for 1,000 pieces of work, and how long the bar is, in the units of the drawing."""

    dollars: Decimal
    width: Decimal


@dataclass(frozen=True)
class Row:
    """One model; `pictures` is None where no price for them is known."""

    name: str
    top: int
    posts: Bar
    pictures: Bar | None


@dataclass(frozen=True)
class Chart:
    """All rows, cheapest first, on one scale from zero."""

    rows: tuple[Row, ...]
    height: int


def chart(catalog: Catalog) -> Chart:
    """Bars for 1,000 messages and 1,000 pictures, with a little thinking, for every model that is on."""
    costs = [
        (
            offer.model.name,
            1000 * offer.rewrite_cost("little"),
            1000 * offer.picture_cost("little") if offer.prices_pictures else None,
        )
        for offer in catalog.offers
    ]
    highest = max(max(posts, pictures or posts) for _, posts, pictures in costs)

    def bar(dollars: Decimal) -> Bar:
        return Bar(dollars, max(SMALLEST_BAR, round(BAR_WIDTH * dollars / highest, 1)))

    rows = tuple(
        Row(name, number * ROW_HEIGHT, bar(posts), None if pictures is None else bar(pictures))
        for number, (name, posts, pictures) in enumerate(costs)
    )
    return Chart(rows, len(rows) * ROW_HEIGHT)


def estimator_data(catalog: Catalog) -> dict[str, Any]:
    """All that the estimator's script needs, as JSON types. Prices are US dollars per 1 million tokens."""
    usage = catalog.usage
    return {
        "recommended": catalog.recommended_id,
        "cached_from_tokens": CACHED_FROM_TOKENS,
        "models": {
            offer.id: {
                "name": offer.model.name,
                "thinks": offer.model.thinks,
                "always_thinks": offer.model.always_thinks,
                "input": float(offer.price.input),
                "output": float(offer.price.output),
                "cache_write": None if offer.price.cache_write is None else float(offer.price.cache_write),
                "image_rule": offer.model.image_rule,
            }
            for offer in catalog.offers
        },
        "image_rules": {name: rule.model_dump() for name, rule in catalog.listed.image_rules.items()},
        "languages": {
            name: {"name": language.name, "tokens_per_character": language.tokens_per_character}
            for name, language in usage.languages.items()
        },
        **usage.model_dump(include={"rewrite", "reading", "lengths", "pictures", "thinking"}),
    }
