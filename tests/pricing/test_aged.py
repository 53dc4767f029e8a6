from datetime import date, timedelta
from pathlib import Path

import pytest

from pricing.aged import aged_prices
from pricing.price import Price, Vote
from tests.conftest import ROOT
from tests.pricing.test_catalog import LAST, LUNA, TERRA, catalog_of, load

PUBLISHED = load(date(2026, 11, 28)).published


def told(day: date) -> list[str]:
    return [str(it) for it in aged_prices(load(day), ROOT)]


def test_nothing_is_told_of_prices_and_models_that_are_fresh() -> None:
    assert told(PUBLISHED + timedelta(days=21)) == []


def test_old_lists_and_models_are_told_with_their_lines() -> None:
    primary, models = (ROOT / f"data/{name}.yml" for name in ("price_sources", "models"))
    lines = told(PUBLISHED + timedelta(days=22))
    at = primary.read_text(encoding="utf-8").split("published:")[0].count("\n") + 1
    assert lines == [
        f"data/price_sources.yml:{at}: the list of genai-prices is of {PUBLISHED}, 22 days old. Run 'make prices'. "
        "If it brings nothing newer, compare the prices with OpenAI's page."
    ]
    first, *lists = told(PUBLISHED + timedelta(days=400))
    file, line, text = first.split(":", 2)
    assert file == "data/models.yml"
    assert "    checked: 20" in models.read_text(encoding="utf-8").splitlines()[int(line) - 1]
    assert text.startswith(" nobody has checked these models for 120 days: gpt-6-luna, ")
    assert "gpt-4o-mini" not in text  # it has ended
    assert [line.split(" is of ")[0].split(": ")[1] for line in lists] == [
        "the list of genai-prices",
        "the list of model-prices",
    ]


def test_models_that_were_shut_down_are_told_where_somebody_still_named_them(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    catalog = catalog_of(tmp_path / "data", LAST, ends={LUNA: TERRA, "gpt-6-sol": LUNA})
    texts = [it.text for it in aged_prices(catalog, tmp_path) if it.file.endswith("models.yml")]
    assert f"recommended: '{LUNA}' was shut down on {LAST}. Pages suggest '{TERRA}' instead. " in "".join(texts)
    assert f"alternatives: 'gpt-6-sol' was shut down on {LAST}. Take it out." in texts
    assert f"replacement: '{LUNA}' was shut down on {LAST}. Write a model here that is on." in texts


@pytest.mark.parametrize(("looked", "is_told"), [("2026-11-21", True), ("2026-11-22", False)])
def test_a_promotion_that_is_over_is_told_until_somebody_has_looked(looked: str, is_told: bool) -> None:
    catalog = load(date(2026, 11, 28))
    offer = next(it for it in catalog.offers if it.id == "gpt-5.6-sol")
    object.__setattr__(offer.model, "checked", date.fromisoformat(looked))
    texts = [it.text for it in aged_prices(catalog, ROOT)]
    assert any("the low price of 'gpt-5.6-sol' was promised until 2026-11-21." in it for it in texts) == is_told


def test_two_lists_that_differ_are_told() -> None:
    catalog = load(date(2026, 11, 28))
    object.__setattr__(catalog.offers[0], "vote", Vote.DIFFER)
    (problem,) = aged_prices(catalog, ROOT)
    assert problem.text.startswith(f"the two price lists differ on '{catalog.offers[0].id}'; pages show the higher")
    assert isinstance(catalog.offers[0].price, Price)
