from datetime import date
from pathlib import Path

import pytest

from datafiles import Problems
from pricing import packages
from pricing.catalog import Catalog, expired_prices, load_catalog

ROOT = Path(__file__).parents[2]


def load(day: date) -> Catalog:
    return load_catalog(ROOT / "data", day, root=ROOT)


def test_offers_come_cheapest_first_and_only_those_that_are_on() -> None:
    catalog = load(date(2026, 11, 24))
    costs = [offer.rewrite_cost("little") for offer in catalog.offers]
    assert costs == sorted(costs)
    assert "gpt-3.5-turbo" not in {offer.id for offer in catalog.offers}
    assert "gpt-5-mini" not in {offer.id for offer in load(date(2026, 12, 11)).offers}


def test_retirements_come_by_date_the_past_ones_too() -> None:
    ids = [model_id for model_id, _ in load(date(2026, 11, 24)).retirements]
    assert ids[0] == "gpt-3.5-turbo"
    assert ids.index("gpt-5-mini") < ids.index("gpt-4o")


def test_a_model_that_is_not_on_is_named_with_the_nearest_that_is() -> None:
    with pytest.raises(LookupError, match=r"the model 'gpt-6-lun' is not on today\. Did you mean 'gpt-6-luna'\?"):
        load(date(2026, 11, 24)).offer("gpt-6-lun")


def test_figures_are_ranges_once_prices_are_old() -> None:
    assert " to " not in load(date(2026, 12, 25)).rewrites_for(5)
    low, high = load(date(2026, 12, 26)).rewrites_for(5).split(" to ")
    assert int(low.replace(",", "")) < int(high.replace(",", ""))


def test_a_model_without_a_price_on_the_day_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "first_price", lambda *_: None)
    monkeypatch.setattr(packages, "second_price", lambda *_: None)
    with pytest.raises(Problems) as caught:
        load(date(2026, 11, 24))
    assert str(caught.value.found[0]).endswith(
        "neither price package has a price for 'gpt-6-luna' on 2026-11-24. Remove the model or upgrade the packages."
    )


def test_too_old_is_said_with_the_remedy() -> None:
    assert expired_prices(load(date(2027, 2, 9))).endswith(
        "91 days ago; after 90 days they are too old. Run 'make prices'. "
        "To build with them all the same, set STALE_PRICES=allow."
    )
