"""What the packages say is kept as long as it is true, and a file that is no use is as good as none."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from pricing import lists, packages
from pricing.lists import histories

DAY = date(2026, 11, 24)
CHANGED = date(2026, 7, 30)
LUNA, OLDER, NONE = MODELS = ("gpt-6-luna", "gpt-5.6-luna", "no-model")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A file that keeps what the packages say."""
    histories(MODELS, DAY, tmp_path / ".cache/prices.json")
    return tmp_path / ".cache/prices.json"


@pytest.fixture
def _no_packages(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on nobody can ask them."""
    for name in ("first_price", "second_price", "days_of_change"):
        monkeypatch.delattr(packages, name)


def test_a_history_is_what_the_packages_say() -> None:
    asked = histories(MODELS, DAY)
    assert asked[LUNA].now == (packages.first_price(LUNA, DAY), packages.second_price(LUNA, DAY))
    ((day, before, after),) = [change for change in asked[OLDER].changes if change[0] == CHANGED]
    assert before == tuple(ask(OLDER, day - timedelta(days=1)) for ask in (packages.first_price, packages.second_price))
    assert after == tuple(ask(OLDER, day) for ask in (packages.first_price, packages.second_price))
    assert before != after
    assert (asked[NONE].now, asked[NONE].changes) == ((None, None), ())


@pytest.mark.usefixtures("_no_packages")
def test_what_is_kept_comes_back_exactly_and_without_the_packages(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = histories(reversed(MODELS), DAY, cache)
    monkeypatch.undo()
    assert kept == histories(MODELS, DAY)


@pytest.mark.usefixtures("_no_packages")
@pytest.mark.parametrize(("models", "day"), [(MODELS, DAY + timedelta(days=1)), (MODELS[:2], DAY)])
def test_other_models_or_another_day_are_asked_anew(models: tuple[str, ...], day: date, cache: Path) -> None:
    with pytest.raises(AttributeError):
        histories(models, day, cache)


@pytest.mark.usefixtures("_no_packages")
def test_another_package_is_asked_anew(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "snapshot.json"
    other.write_text("{}", encoding="utf-8")
    monkeypatch.setattr(lists, "_sources", lambda: [other])
    with pytest.raises(AttributeError):
        histories(MODELS, DAY, cache)


def test_every_file_of_the_packages_counts() -> None:
    names = {f"{path.parent.name}/{path.name}" for path in lists._sources()}
    assert {"genai_prices/data.py", "model_prices/snapshot.json", "pricing/packages.py", "pricing/price.py"} <= names


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"{}", b'{"key": 1, "histories": 2}', b"\x00", b"\xff"])
def test_a_damaged_file_is_as_good_as_none_and_is_replaced(cache: Path, text: bytes) -> None:
    good = cache.read_bytes()
    cache.write_bytes(text)
    assert histories(MODELS, DAY, cache) == histories(MODELS, DAY)
    assert cache.read_bytes() == good
    assert [path.name for path in cache.parent.iterdir()] == [cache.name]


def test_a_folder_that_cannot_be_written_is_no_loss(tmp_path: Path) -> None:
    (tmp_path / "no folder").write_text("", encoding="utf-8")
    assert histories(MODELS, DAY, tmp_path / "no folder/prices.json") == histories(MODELS, DAY)
