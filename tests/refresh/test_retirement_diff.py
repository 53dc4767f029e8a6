from datetime import date
from pathlib import Path

import pytest

from facts import read, validate
from pricing.models import Model, Models
from refresh.official import OfficialRetirement
from refresh.retirement_diff import retirement_differences, snapshot_notes

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 24)


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
