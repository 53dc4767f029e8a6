import re
import shutil
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from facts import Problems, read
from pricing import packages
from pricing.catalog import Catalog, load_catalog
from pricing.costs_page import chart
from tests.price_packages import price_lists

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 28)


def load(day: date) -> Catalog:
    return load_catalog(ROOT / "data", day, root=ROOT)


def test_offers_come_cheapest_first_and_only_those_that_are_on() -> None:
    catalog = load(date(2026, 11, 24))
    costs = [offer.rewrite_cost("little") for offer in catalog.offers]
    assert costs == sorted(costs)
    assert "gpt-3.5-turbo" not in {offer.id for offer in catalog.offers}
    assert "gpt-5-mini" not in {offer.id for offer in load(date(2026, 12, 11)).offers}


def test_every_model_that_ends_is_named_by_date_the_past_ones_too() -> None:
    ending: dict[date, list[str]] = {}
    for model_id, model in load(DAY).retirements:
        assert model.retirement
        ending.setdefault(model.retirement.on, []).append(model_id)
    assert ending == {
        date(2026, 10, 23): ["gpt-3.5-turbo", "gpt-4", "gpt-4-turbo", "gpt-4.1-nano", "o1", "o3-mini", "o4-mini"],
        date(2026, 12, 11): ["gpt-5", "gpt-5-mini", "gpt-5-nano", "o3"],
        date(2027, 1, 14): ["gpt-4.1", "gpt-4.1-mini", "gpt-4o", "gpt-4o-mini"],
        date(2027, 4, 1): ["gpt-5.1", "gpt-5.4-nano"],
    }


def test_a_beginner_sees_at_most_five_models_the_recommended_one_among_them() -> None:
    first = [offer.id for offer in load(DAY).first_offers]
    assert "gpt-6-luna" in first
    assert len(first) <= 5
    assert not any(load(DAY).offer(model_id).model.retirement for model_id in first)


def test_those_that_cost_less_than_the_recommended_one_and_end_soon() -> None:
    assert [offer.id for offer in load(DAY).cheaper_but_ending] == ["gpt-4o-mini", "gpt-5-nano"]
    assert [offer.id for offer in load(date(2026, 12, 11)).cheaper_but_ending] == ["gpt-4o-mini"]
    assert load(date(2027, 1, 14)).cheaper_but_ending == []


def test_a_model_that_has_ended_keeps_its_price_for_a_page_that_names_it() -> None:
    catalog = load(date(2028, 1, 1))
    assert "gpt-4o-mini" not in {offer.id for offer in catalog.offers}
    assert catalog.offer("gpt-4o-mini").price == load(DAY).offer("gpt-4o-mini").price


def test_a_model_that_nobody_knows_is_named_with_the_nearest() -> None:
    with pytest.raises(LookupError, match=r"no price of a model 'gpt-6-lun' is known\. Did you mean 'gpt-6-luna'\?"):
        load(date(2026, 11, 24)).offer("gpt-6-lun")


def test_what_money_buys_is_a_range_once_prices_are_old() -> None:
    fresh, old = load(date(2026, 12, 25)), load(date(2026, 12, 26))
    assert (fresh.shows_ranges, old.shows_ranges) == (False, True)
    least, most = fresh.messages_for(5)
    assert least == most
    assert old.messages_for(5)[0] < least < old.messages_for(5)[1]
    assert old.pictures_for(5)[0] < fresh.pictures_for(5)[0] < fresh.pictures_for(5)[1] < old.pictures_for(5)[1]


@pytest.mark.parametrize(
    ("old", "new", "written", "told"),
    [
        (
            "alternatives: [gpt-5.6-luna,",
            "alternatives: [gpt-5.6-lunar,",
            "alternatives:",
            "alternatives: 'gpt-5.6-lunar' is not in 'models'. Did you mean 'gpt-5.6-luna'?",
        ),
        (
            "alternatives: [gpt-5.6-luna,",
            "alternatives: [gpt-6-luna,",
            "alternatives:",
            "alternatives: 'gpt-6-luna' is the recommended model already. Remove it here, or name another.",
        ),
        (
            "replacement: gpt-6.1-terra",
            "replacement: gpt-6.1-tera",
            "replacement: gpt-6.1-tera",
            "replacement: 'gpt-6.1-tera' is not in 'models'. Did you mean 'gpt-6.1-terra'?",
        ),
        (
            "  gpt-4:\n",
            "  gpt-4o:\n",
            "  gpt-4o:\n    name: GPT-4\n",
            "'gpt-4o' is in 'models' too. Remove one of the two.",
        ),
        (
            "recommended: gpt-6-luna",
            "recommended: gpt-5-mini",
            "recommended:",
            "recommended: 'gpt-5-mini' has no 'image_rule', so no price for pictures. Choose a model with one.",
        ),
        (
            "    promotion:\n      since: 2026-",
            "    promotion:\n      since: 2028-",
            "      until: ",
            "until: 2026-11-21 is before 2028-08-21, the day since when it was. Correct one of them.",
        ),
        (
            "released: 2026-09-22",
            "released: 2029-09-22",
            "    checked: ",
            "checked: the check on 2026-11-28 is before 2029-09-22, its first day. Correct one of them.",
        ),
        (
            "thinking: off\n",
            "thinking: off\n    always_thinks: true\n",
            "  gpt-4o-mini:\n    name",
            "models.gpt-4o-mini: 'always_thinks: true' does not go with 'thinking: off'. Remove one of them.",
        ),
    ],
)
def test_a_mistake_in_the_list_is_one_line(tmp_path: Path, old: str, new: str, written: str, told: str) -> None:
    for name in ("models", "tokens", "price_sources"):
        (tmp_path / f"{name}.yml").write_bytes((ROOT / f"data/{name}.yml").read_bytes())
    text = (ROOT / "data/models.yml").read_text(encoding="utf-8").replace(old, new, 1)
    (tmp_path / "models.yml").write_text(text, encoding="utf-8")
    with pytest.raises(Problems) as caught:
        load_catalog(tmp_path, DAY, root=tmp_path)
    line = text.count("\n", 0, text.index(written)) + 1
    assert str(caught.value) == f"models.yml:{line}: {told}"


def catalog_of(folder: Path, day: date, *, ends: dict[str, str]) -> Catalog:
    """The catalog on `day` where `ends` gives models of the list an end, LAST, and a replacement."""
    for name in ("tokens", "price_sources"):
        (folder / f"{name}.yml").write_bytes((ROOT / f"data/{name}.yml").read_bytes())
    listed = deepcopy(read(ROOT / "data/models.yml", root=ROOT).data)
    for model_id, replacement in ends.items():
        end = {"on": str(LAST), "status": "announced", "replacement": replacement, "source": "https://openai.com/"}
        listed["models"][model_id]["retirement"] = end
    (folder / "models.yml").write_text(yaml.safe_dump(listed), encoding="utf-8")
    return load_catalog(folder, day, root=folder)


LAST = date(2027, 2, 1)
LUNA, OLDER, TERRA = "gpt-6-luna", "gpt-5.6-luna", "gpt-6.1-terra"


@pytest.mark.parametrize(
    ("ends", "suggested"),
    [
        ({}, LUNA),
        ({LUNA: TERRA}, TERRA),
        ({LUNA: TERRA, TERRA: OLDER}, OLDER),
        ({LUNA: TERRA, TERRA: LUNA}, OLDER),  # they name each other: an alternative
        ({LUNA: LUNA, OLDER: LUNA, TERRA: LUNA, "gpt-6-sol": LUNA}, "gpt-5.4-mini"),  # any that is on
    ],
)
def test_what_takes_the_place_of_a_recommended_model_that_was_shut_down(
    tmp_path: Path, ends: dict[str, str], suggested: str
) -> None:
    if suggested == "gpt-5.4-mini":
        ends = {**ends, "gpt-6.1-sol": LUNA, "gpt-5.6-terra": LUNA, "gpt-5.6-sol": LUNA, "gpt-6-astra": LUNA}
    assert catalog_of(tmp_path, LAST - timedelta(days=1), ends=ends).recommended_id == LUNA
    catalog = catalog_of(tmp_path, LAST, ends=ends)
    assert catalog.recommended_id == suggested
    assert catalog.recommended in catalog.offers


def test_where_all_models_were_shut_down_the_recommended_one_stays(tmp_path: Path) -> None:
    catalog = catalog_of(tmp_path, LAST, ends=dict.fromkeys(load(DAY).models, LUNA))
    assert [offer.id for offer in catalog.offers] == [catalog.recommended_id] == [LUNA]
    assert catalog.messages_for(5)
    assert chart(catalog).rows


@pytest.mark.parametrize(
    ("file", "pattern", "wrong", "place"),
    [
        ("price_sources.yml", "(  version: ).*", r"\g<1>1.5", "price_sources.yml"),
        ("tokens.yml", "tokens_per_character: [0-9.]+", "tokens_per_character: true", "tokens.yml"),
        ("tokens.yml", "tokens_per_character: ", "tokens_per_character: ]", "tokens.yml"),
        ("models.yml", "^recommended: .*", "recommended: 5", "models.yml"),
        ("models.yml", "^recommended: ", "version: 5\nrecommended: ", "models.yml"),
    ],
)
def test_what_is_wrong_in_one_key_hides_nothing(
    file: str, pattern: str, wrong: str, place: str, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    models, changed = tmp_path / "data/models.yml", tmp_path / "data" / file
    models.write_text(models.read_text().replace("image_rule: gpt-5.6\n", "image_rule: gpt-5.7\n", 1))
    before = changed.read_text()
    changed.write_text(re.sub(pattern, wrong, before, count=1, flags=re.MULTILINE))
    assert changed.read_text() != before
    with pytest.raises(Problems) as caught:
        load_catalog(tmp_path / "data", DAY, root=tmp_path)
    texts = [f"{it.file}: {it.text}" for it in caught.value.found]
    assert "data/models.yml: no image rule 'gpt-5.7'. Did you mean 'gpt-5.6'?" in texts
    assert any(it.startswith(f"data/{place}: ") and "image rule" not in it for it in texts)


def test_a_model_without_a_price_on_the_day_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "first_price", lambda *_: None)
    monkeypatch.setattr(packages, "second_price", lambda *_: None)
    with pytest.raises(Problems) as caught:
        load(date(2026, 11, 24))
    first, second = (f"{it.package} {it.version}" for it in price_lists())
    assert str(caught.value.found[0]).endswith(
        f"neither {first} nor {second} has a price for 'gpt-6-luna' on 2026-11-24. "
        "Run `make prices` for newer lists, or take the model out until they are right."
    )


def test_a_model_that_has_ended_needs_no_price(monkeypatch: pytest.MonkeyPatch) -> None:
    real = packages.first_price
    monkeypatch.setattr(packages, "first_price", lambda model, day: None if model == "gpt-4o" else real(model, day))
    monkeypatch.setattr(packages, "second_price", lambda *_: None)
    with pytest.raises(Problems, match="has a price for 'gpt-4o'"):
        load(DAY)
    assert load(date(2027, 1, 14)).offers
