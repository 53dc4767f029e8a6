from datetime import date
from pathlib import Path

import pytest

from pricing import lists, packages
from pricing.lists import PriceLists

DAY = date(2026, 11, 24)
CHANGED = date(2026, 7, 30)


def test_what_is_remembered_is_what_the_packages_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = PriceLists(tmp_path / "prices.json")
    prices = asked.prices("gpt-6-luna", DAY)
    assert prices == (packages.first_price("gpt-6-luna", DAY), packages.second_price("gpt-6-luna", DAY))
    assert asked.prices("no-model", DAY) == (None, None)
    days = asked.days_of_change("gpt-5.6-luna", date(2026, 7, 1), DAY)
    assert CHANGED in days
    asked.keep()
    for name in ("first_price", "second_price", "days_of_change"):
        monkeypatch.delattr(packages, name)
    known = PriceLists(tmp_path / "prices.json")
    assert known.prices("gpt-6-luna", DAY) == prices
    assert known.prices("no-model", DAY) == (None, None)
    assert known.days_of_change("gpt-5.6-luna", date(2026, 7, 1), DAY) == days


def test_every_file_of_the_packages_counts() -> None:
    names = {f"{path.parent.name}/{path.name}" for path in lists._sources()}
    assert {"genai_prices/data.py", "model_prices/snapshot.json", "pricing/packages.py"} <= names
