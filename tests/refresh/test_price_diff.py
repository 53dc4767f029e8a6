from decimal import Decimal

import pytest

from pricing.price import Price
from refresh.price_diff import against_official, amount, changes, votes
from refresh.snapshot import Snapshot

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
    assert list(changes({"gpt-6-luna": LUNA, "gpt-7": None}, {"gpt-6-luna": LUNA, "gpt-7": None})) == []


def test_each_price_that_moved() -> None:
    assert list(changes({"gpt-6-luna": LUNA}, {"gpt-6-luna": DEARER})) == [
        "gpt-6-luna output 0.50 -> 0.60",
        "gpt-6-luna cache write 0.125 -> none",
    ]


def test_a_model_that_gets_or_loses_its_price() -> None:
    assert list(changes({"gpt-6-luna": None}, {"gpt-6-luna": DEARER})) == [
        "gpt-6-luna gets a price: input 0.10, output 0.60, cached input 0.01"
    ]
    assert list(changes({"gpt-6-luna": DEARER}, {"gpt-6-luna": None})) == [
        "gpt-6-luna loses its price: input 0.10, output 0.60, cached input 0.01"
    ]


@pytest.mark.parametrize(
    ("first", "second", "line"),
    [
        (LUNA, LUNA, "gpt-6-luna: agree"),
        (LUNA, None, "gpt-6-luna: one source (genai-prices)"),
        (None, LUNA, "gpt-6-luna: one source (model-prices)"),
        (None, None, "gpt-6-luna: no price in either list"),
        (
            LUNA,
            DEARER,
            "gpt-6-luna: differ (output: genai-prices 0.50, model-prices 0.60; "
            "cache write: genai-prices 0.125, model-prices none)",
        ),
    ],
)
def test_what_two_lists_say_together(first: Price | None, second: Price | None, line: str) -> None:
    assert list(votes(taken(first, second))) == [line]


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
