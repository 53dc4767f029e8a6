"""The cost of every model as bars: the numbers behind the drawing, in its own units."""

from dataclasses import dataclass
from decimal import Decimal

from pricing.catalog import Catalog

BAR_WIDTH = 200
ROW_HEIGHT = 50
# A bar that stands for something can be seen.
SMALLEST_BAR = Decimal(2)


@dataclass(frozen=True)
class Bar:
    """US dollars for 1,000 pieces of work, and how long the bar is."""

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
