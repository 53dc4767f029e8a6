from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from facts import read, validate
from pricing.models import Model, Models
from pricing.price import Price
from refresh.official import OfficialRetirement
from refresh.report import (
    against_official,
    amount,
    implausible_prices,
    price_changes,
    retirement_differences,
    snapshot_notes,
    two_lists,
)
from refresh.snapshot import Snapshot

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 24)

LUNA = Price(Decimal("0.1"), Decimal("0.5"), Decimal("0.01"), Decimal("0.125"))
DEARER = Price(Decimal("0.1"), Decimal("0.6"), Decimal("0.01"), None)
VERSIONS = {"genai-prices": "0.2.3", "model-prices": "0.0.5"}


def taken(first: Price | None, second: Price | None) -> Snapshot:
    return Snapshot(VERSIONS, {"gpt-6-luna": first}, {"gpt-6-luna": second})


@pytest.mark.parametrize(
    ("number", "words"), [("0.5", "0.50"), ("0.125", "0.125"), ("5", "5.00"), ("1E+1", "10.00"), ("0.500", "0.50")]
)
def test_an_amount_is_exact_and_has_two_decimals_or_more(number: str, words: str) -> None:
    assert amount(Decimal(number)) == words


def test_the_same_prices_are_no_change() -> None:
    assert list(price_changes({"gpt-6-luna": LUNA, "gpt-7": None}, {"gpt-6-luna": LUNA, "gpt-7": None})) == []


def test_each_price_that_moved() -> None:
    assert list(price_changes({"gpt-6-luna": LUNA}, {"gpt-6-luna": DEARER})) == [
        "gpt-6-luna output 0.50 -> 0.60",
        "gpt-6-luna cache write 0.125 -> none",
    ]


def test_a_model_that_gets_or_loses_its_price() -> None:
    assert list(price_changes({"gpt-6-luna": None}, {"gpt-6-luna": DEARER})) == [
        "gpt-6-luna gets a price: input 0.10, output 0.60, cached input 0.01"
    ]
    assert list(price_changes({"gpt-6-luna": DEARER}, {"gpt-6-luna": None})) == [
        "gpt-6-luna loses its price: input 0.10, output 0.60, cached input 0.01"
    ]


@pytest.mark.parametrize(
    ("first", "second", "calls_for_a_person", "line"),
    [
        (LUNA, LUNA, False, "gpt-6-luna: agree"),
        (LUNA, None, False, "gpt-6-luna: one source (genai-prices)"),
        (None, LUNA, False, "gpt-6-luna: one source (model-prices)"),
        (None, None, True, "gpt-6-luna: no price in either list"),
        (
            LUNA,
            DEARER,
            True,
            "gpt-6-luna: differ (output: genai-prices 0.50, model-prices 0.60; "
            "cache write: genai-prices 0.125, model-prices none)",
        ),
    ],
)
def test_what_two_lists_say_together(
    first: Price | None, second: Price | None, calls_for_a_person: bool, line: str
) -> None:
    section = two_lists(taken(first, second))
    assert (section.disagreements, section.lines) == (((line,), ()) if calls_for_a_person else ((), (line,)))


def test_the_official_page_is_compared_field_by_field_as_far_as_it_was_read() -> None:
    assert list(against_official({"gpt-6-luna": {"input": Decimal("0.10")}}, taken(LUNA, LUNA))) == []
    assert list(against_official({"gpt-6-luna": {"output": Decimal("0.6")}}, taken(LUNA, DEARER))) == [
        "gpt-6-luna output: official page 0.60, genai-prices 0.50, model-prices 0.60"
    ]
    assert list(against_official({"gpt-6-luna": {"cache_write": None}}, taken(None, LUNA))) == [
        "gpt-6-luna cache write: official page none, model-prices 0.125"
    ]
    assert list(against_official({"gpt-6-luna": {"output": Decimal(1)}}, taken(None, None))) == []
    assert list(against_official({}, taken(LUNA, LUNA))) == []


@pytest.fixture(scope="module")
def models() -> dict[str, Model]:
    return validate(read(ROOT / "data/models.yml", root=ROOT), Models).models


def test_a_day_that_is_the_one_we_wrote_down(models: dict[str, Model]) -> None:
    found = [OfficialRetirement("gpt-5-mini", "gpt-5-mini", date(2026, 12, 11))]
    assert list(retirement_differences(found, models)) == []


def test_another_day_and_a_day_that_we_do_not_have(models: dict[str, Model]) -> None:
    found = [
        OfficialRetirement("gpt-4o", "gpt-4o", date(2027, 2, 1)),
        OfficialRetirement("gpt-6-luna", "gpt-6-luna", date(2028, 1, 1)),
    ]
    assert list(retirement_differences(found, models)) == [
        "gpt-4o retires on 2027-02-01 by the official page; data/models.yml says 2027-01-14 (announced)",
        "gpt-6-luna retires on 2028-01-01 by the official page; data/models.yml has no retirement",
    ]


def test_a_snapshot_says_nothing_about_its_model_and_is_told_while_it_is_still_to_end(models: dict[str, Model]) -> None:
    found = [
        OfficialRetirement("gpt-4o", "gpt-4o-2024-05-13", date(2026, 10, 23)),
        OfficialRetirement("gpt-4o", "gpt-4o-2024-08-06", date(2027, 1, 14)),
        OfficialRetirement("gpt-4o", "gpt-4o-2024-11-20", date(2027, 6, 1)),
    ]
    assert list(retirement_differences(found, models)) == []
    assert list(snapshot_notes(found, models, DAY)) == [
        "gpt-4o-2024-11-20, a snapshot of gpt-4o, retires on 2027-06-01 by the official page"
    ]


def test_prices_that_cannot_be_right_are_one_line_each() -> None:
    fine, zero, far = Price(Decimal(1), Decimal(2)), Price(Decimal(1), Decimal(0)), Price(Decimal(11), Decimal(22))
    versions = {"genai-prices": "1", "model-prices": "2"}
    before = Snapshot(versions, {"a": fine, "b": fine, "c": fine}, {"a": fine, "b": fine, "c": fine})
    after = Snapshot(versions, {"a": zero, "b": far, "c": fine}, {"a": zero, "b": far, "c": fine})
    told = list(implausible_prices(before, after))
    end = "Look at OpenAI's page, and wait for lists that are right."
    assert told[0] == f"a: its output price cannot be right: 0 by genai-prices 1, 0 by model-prices 2. {end}"
    assert told[1].startswith("b: its input price was 1 and is 11")
    assert len(told) == 2
