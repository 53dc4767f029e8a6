"""Known answers: OpenAI's price cuts of 2026-07-30 and 2026-08-21."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from pricing.catalog import load_catalog
from pricing.changes import PriceChange, RetirementNotice, changes
from pricing.vote import Vote

ROOT = Path(__file__).parents[2]
FOUND = changes(load_catalog(ROOT / "data", date(2026, 11, 24), root=ROOT))


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
    past = {change.model_id: change.past for change in FOUND if isinstance(change, RetirementNotice)}
    assert past["gpt-3.5-turbo"]
    assert not past["gpt-5-mini"]


def test_the_newest_comes_first_and_every_key_is_its_own() -> None:
    assert [change.day for change in FOUND] == sorted((change.day for change in FOUND), reverse=True)
    assert len({change.key for change in FOUND}) == len(FOUND)
