from datetime import date
from pathlib import Path

from pricing.catalog import load_catalog
from pricing.costs_page import BAR_WIDTH, SMALLEST_BAR, chart

ROOT = Path(__file__).parents[2]
CATALOG = load_catalog(ROOT / "data", date(2026, 11, 24), root=ROOT)
CHART = chart(CATALOG)


def test_every_bar_stands_for_its_amount_on_one_scale() -> None:
    bars = [bar for row in CHART.rows for bar in (row.posts, row.pictures) if bar]
    highest = max(bar.dollars for bar in bars)
    assert max(bar.width for bar in bars) == BAR_WIDTH
    for bar in bars:
        true_width = BAR_WIDTH * bar.dollars / highest
        assert bar.width == SMALLEST_BAR or abs(bar.width - true_width) < 0.1


def test_the_rows_are_the_offers_in_their_order() -> None:
    assert [row.name for row in CHART.rows] == [offer.model.name for offer in CATALOG.offers]
    assert [row.posts.dollars for row in CHART.rows] == [1000 * o.rewrite_cost("little") for o in CATALOG.offers]
