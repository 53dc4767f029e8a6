from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refresh.official import OfficialRetirement, official_prices, official_retirements

PAGES = Path(__file__).parent / "pages"
MODELS = ["gpt-6-luna", "gpt-6-sol", "gpt-6-astra", "gpt-5.4-mini", "gpt-4o-mini", "gpt-4o", "gpt-4.1-mini"]
MODELS += ["gpt-5-mini", "gpt-3.5-turbo"]
LUNA = {"input": Decimal("0.10"), "output": Decimal("0.50"), "cached": Decimal("0.01"), "cache_write": Decimal("0.125")}


def page(name: str) -> str:
    return (PAGES / name).read_text(encoding="utf-8")


def test_a_row_has_the_prices_of_usual_prompts_first() -> None:
    assert official_prices(page("pricing.md"), MODELS)["gpt-6-luna"] == LUNA


def test_footnotes_and_emphasis_are_no_part_of_a_price() -> None:
    assert official_prices(page("pricing.md"), MODELS)["gpt-6-sol"] == {
        "input": 2,
        "cached": Decimal("0.2"),
        "cache_write": Decimal("2.5"),
        "output": 10,
    }


def test_a_note_behind_the_id_is_read_and_a_row_for_long_prompts_is_not() -> None:
    mini = {"input": Decimal("0.75"), "cached": Decimal("0.075"), "cache_write": None, "output": Decimal("4.5")}
    assert official_prices(page("pricing.md"), MODELS)["gpt-5.4-mini"] == mini


def test_a_second_table_of_the_section_has_fewer_columns_and_only_models_that_the_first_has_not() -> None:
    older = {"input": Decimal("0.15"), "cached": Decimal("0.075"), "output": Decimal("0.6")}
    assert official_prices(page("pricing.md"), MODELS)["gpt-4o-mini"] == older


def test_a_cell_that_cannot_be_read_is_left_out() -> None:
    assert official_prices(page("pricing.md"), MODELS)["gpt-6-astra"].keys() == {"output", "cached", "cache_write"}


def test_only_our_models_and_only_the_first_standard_section() -> None:
    assert official_prices(page("pricing.md"), MODELS).keys() == {
        "gpt-6-luna",
        "gpt-6-sol",
        "gpt-5.4-mini",
        "gpt-6-astra",
        "gpt-4o-mini",
    }


def test_columns_are_found_by_name_wherever_they_are() -> None:
    assert official_prices(page("pricing-other-columns.md"), MODELS) == {"gpt-6-luna": LUNA}


@pytest.mark.parametrize("name", ["pricing-no-section.md", "garbage.md", "deprecations.md"])
def test_no_section_no_price(name: str) -> None:
    assert official_prices(page(name), MODELS) == {}


def test_retirements_of_models_and_of_their_snapshots() -> None:
    assert official_retirements(page("deprecations.md"), MODELS) == [
        OfficialRetirement("gpt-4o-mini", "gpt-4o-mini-2024-07-18", date(2027, 1, 14)),
        OfficialRetirement("gpt-4o-mini", "gpt-4o-mini", date(2027, 1, 14)),
        OfficialRetirement("gpt-4o", "gpt-4o-2024-08-06", date(2027, 1, 14)),
        OfficialRetirement("gpt-5-mini", "gpt-5-mini-2025-08-07", date(2026, 12, 11)),
        OfficialRetirement("gpt-5-mini", "gpt-5-mini", date(2026, 12, 11)),
        OfficialRetirement("gpt-3.5-turbo", "gpt-3.5-turbo-0125", date(2026, 10, 23)),
        OfficialRetirement("gpt-3.5-turbo", "gpt-3.5-turbo", date(2026, 10, 23)),
    ]


@pytest.mark.parametrize("name", ["pricing.md", "garbage.md"])
def test_no_table_no_retirement(name: str) -> None:
    assert official_retirements(page(name), MODELS) == []


PIECES = st.sampled_from(
    [
        *(
            "### Standard pricing data",
            "#",
            "|",
            "\\|",
            "---",
            "|---|---|",
            "\n",
            "Model",
            "Input",
            "Short context output",
        ),
        *(
            "Shutdown date",
            "gpt-6-luna",
            "`gpt-6-luna`",
            "-2026-09-22",
            "$0.10",
            "$",
            "-",
            "*",
            "(",
            ")",
            "[",
            "](",
            "~~",
        ),
        *("2026-12-11", "Feb 30, 2027", " ", "\u0661", "\x0b"),
    ]
)


@given(st.text() | st.lists(PIECES).map("".join))
def test_any_text_is_read_or_gives_nothing(text: str) -> None:
    for price in official_prices(text, MODELS).values():
        assert price
        assert all(amount is None or amount >= 0 for amount in price.values())
    for found in official_retirements(text, MODELS):
        assert found.model in MODELS
        assert found.name.startswith(found.model)


@given(st.permutations(["Input", "Output", "Cached input", "Cache writes", "Long context input", "12h write"]))
def test_the_order_of_the_columns_does_not_matter(titles: list[str]) -> None:
    cells = {"Input": "$0.10", "Output": "$0.50", "Cached input": "$0.01", "Cache writes": "$0.125"}
    rows = [["Model", *titles], ["---"] * 7, ["gpt-6-luna", *(cells.get(title, "$9.00") for title in titles)]]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    assert official_prices(f"## Standard pricing data\n\n{table}\n", MODELS) == {"gpt-6-luna": LUNA}
