from datetime import date, timedelta

import pytest

from pricing.sources import Freshness, freshness

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("age", "level"),
    [
        (-1, Freshness.FRESH),
        (0, Freshness.FRESH),
        (21, Freshness.FRESH),
        (22, Freshness.NOTE),
        (45, Freshness.NOTE),
        (46, Freshness.STALE),
        (90, Freshness.STALE),
        (91, Freshness.EXPIRED),
    ],
)
def test_the_levels(age: int, level: Freshness) -> None:
    assert freshness(DAY - timedelta(days=age), DAY) is level
