"""Known answers: OpenAI's price cuts of 2026-07-30 and 2026-08-21."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from pricing.catalog import load_catalog
from pricing.changes import NewModel, PriceChange, RetirementNotice, changes
from pricing.price import Vote

ROOT = Path(__file__).parents[2]
FOUND = changes(load_catalog(ROOT / "data", date(2026, 11, 28), root=ROOT))


def test_the_known_price_cuts_are_found_and_both_lists_agree() -> None:
    prices = {
        (change.model_id, change.day): (change.before.input, change.after.input, change.vote, change.cheaper)
        for change in FOUND
        if isinstance(change, PriceChange)
    }
    assert prices == {
        ("gpt-5.6-luna", date(2026, 7, 30)): (Decimal(1), Decimal("0.2"), Vote.AGREE, True),
        ("gpt-5.6-terra", date(2026, 7, 30)): (Decimal("2.5"), Decimal(2), Vote.AGREE, True),
        ("gpt-5.6-sol", date(2026, 8, 21)): (Decimal(5), Decimal(4), Vote.AGREE, True),
    }


def test_a_change_to_come_is_not_told_before_its_day() -> None:
    early = changes(load_catalog(ROOT / "data", date(2026, 7, 29), root=ROOT))
    assert not [change for change in early if isinstance(change, PriceChange)]


def test_every_retirement_is_told_and_which_are_past() -> None:
    ahead = {change.model_id: change.ahead for change in FOUND if isinstance(change, RetirementNotice)}
    assert not ahead["gpt-3.5-turbo"]
    assert not ahead["gpt-4"]
    assert ahead["gpt-5-mini"]
    assert ahead["gpt-4.1"]


def test_a_low_price_for_a_time_is_a_promotion() -> None:
    promotions = {
        change.model_id: (change.day, change.promotion.until)
        for change in FOUND
        if isinstance(change, PriceChange) and change.promotion
    }
    assert promotions == {"gpt-5.6-sol": (date(2026, 8, 21), date(2026, 11, 21))}


def test_new_models_are_told_from_their_day_on() -> None:
    assert {change.model_id: change.day for change in FOUND if isinstance(change, NewModel)} == {
        "gpt-6-astra": date(2026, 9, 3),
        "gpt-6-luna": date(2026, 9, 22),
        "gpt-6-sol": date(2026, 9, 22),
        "gpt-6.1-sol": date(2026, 9, 29),
        "gpt-6.1-terra": date(2026, 10, 26),
    }
    early = changes(load_catalog(ROOT / "data", date(2026, 10, 25), root=ROOT))
    assert "new/gpt-6.1-terra/2026-10-26" not in {change.key for change in early}


def test_the_newest_comes_first_and_every_key_is_its_own() -> None:
    assert [change.day for change in FOUND] == sorted((change.day for change in FOUND), reverse=True)
    assert len({change.key for change in FOUND}) == len(FOUND)
