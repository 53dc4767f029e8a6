"""A price that cannot be right is told with its model and both lists, and never reaches a page."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from facts import Problems
from pricing import packages
from pricing.catalog import load_catalog
from pricing.implausible import implausible, jump
from pricing.price import Price
from tests.conftest import DAY, ROOT
from tests.price_packages import price_lists

NAMES = ("first 1", "second 2")
LUNA = "gpt-6-luna"


def price(tokens_in: str, tokens_out: str) -> Price:
    return Price(Decimal(tokens_in), Decimal(tokens_out))


FINE = price("0.1", "0.5")


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (price("0.1", "0"), price("0.1", "0"), "its output price cannot be right: 0 by first 1, 0 by second 2"),
        (price("0", "0"), price("0", "0"), "its input price cannot be right: 0 by first 1, 0 by second 2"),
        (price("-1", "1"), price("-1", "1"), "its input price cannot be right: -1 by first 1, -1 by second 2"),
        (price("0", "1"), None, "its input price cannot be right: 0 by first 1, none by second 2"),
        (None, price("1", "-2"), "its output price cannot be right: none by first 1, -2 by second 2"),
        (price("NaN", "1"), FINE, "its input price cannot be right: NaN by first 1, 0.1 by second 2"),
        (FINE, price("0.1", "Infinity"), "its output price cannot be right: 0.5 by first 1, Infinity by second 2"),
        (FINE, price("0.1", "5.1"), "its output price cannot be right: 0.5 by first 1, 5.1 by second 2"),
        (price("1.1", "0.5"), FINE, "its input price cannot be right: 1.1 by first 1, 0.1 by second 2"),
    ],
)
def test_what_cannot_be_right(first: Price | None, second: Price | None, told: str) -> None:
    assert implausible((first, second), NAMES) == told


@pytest.mark.parametrize("second", [FINE, None, price("0", "0"), price("1", "5")])
def test_what_may_be_right(second: Price | None) -> None:
    assert implausible((FINE, second), NAMES) == ""


def test_more_than_ten_times_the_price_of_before_is_a_jump() -> None:
    now = (price("0.1", "5.1"), price("0.1", "5.1"))
    told = "its output price was 0.5 and is 5.1, more than 10 times another one: 5.1 by first 1, 5.1 by second 2"
    assert jump((FINE, FINE), now, NAMES) == told
    assert jump(now, (FINE, FINE), NAMES).startswith("its output price was 5.1 and is 0.5")
    assert jump((FINE, FINE), (price("1", "5"), None), NAMES) == ""
    assert jump((None, None), now, NAMES) == ""


def prices_are(monkeypatch: pytest.MonkeyPatch, first: Price | None, second: Price | None) -> None:
    """Both lists have these for one model, and the real ones for the others."""
    for name, wrong in (("first_price", first), ("second_price", second)):
        real = getattr(packages, name)
        monkeypatch.setattr(
            packages, name, lambda it, day, real=real, wrong=wrong: wrong if it == LUNA else real(it, day)
        )


def told(cache: Path | None = None, day: date = DAY) -> list[str]:
    try:
        load_catalog(ROOT / "data", day, root=ROOT, cache=cache)
    except Problems as problems:
        return [str(problem) for problem in problems.found]
    return []


@pytest.mark.parametrize("wrong", [price("0.1", "0"), price("0", "0"), price("-1", "-1"), price("NaN", "NaN")])
def test_one_line_names_the_model_both_packages_and_what_to_do(
    wrong: Price, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    prices_are(monkeypatch, wrong, wrong)
    for cache in (
        None,
        tmp_path / "prices.json",
        tmp_path / "prices.json",
    ):  # asked, asked and kept, from what was kept
        (line,) = told(cache)
        at = (ROOT / "data/models.yml").read_text(encoding="utf-8").splitlines().index(f"  {LUNA}:") + 1
        assert line.startswith(f"data/models.yml:{at}: its ")
        first, second = (f"{it.package} {it.version}" for it in price_lists())
        assert f"by {first}, " in line
        assert line.endswith(
            f"by {second}. Run `make prices` for newer lists, or take the model out until they are right."
        )


def test_a_jump_since_the_last_build_is_told_until_somebody_looked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    cache = tmp_path / "prices.json"
    assert told(cache) == []
    far = price("100", "500")
    prices_are(monkeypatch, far, far)
    tomorrow = date(2026, 11, 29)
    for _ in range(2):
        (line,) = told(cache, tomorrow)
        assert "its input price was 0.1 and is 100" in line
        assert line.endswith("If OpenAI's page says so too, remove .cache/prices.json and build again.")
    cache.unlink()
    assert told(cache, tomorrow) == told(cache, tomorrow) == []
