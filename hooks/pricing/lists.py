"""What the two price packages say, remembered between builds: to load them takes longer than all else about prices."""

from collections.abc import Collection, Iterator
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path

from facts.remembered import Remembered
from pricing.price import Price

FILE = Path(".cache/prices.json")
PACKAGES = ("genai_prices", "model_prices")


class PriceLists:
    """Both lists. Without a file they are asked anew."""

    def __init__(self, file: Path | None = None) -> None:
        self._known = Remembered(file, _sources())

    def prices(self, model_id: str, day: date) -> tuple[Price | None, Price | None]:
        """The price in force on `day` by each list, None where it has none."""

        def ask() -> list[dict[str, str] | None]:
            from pricing.packages import first_price, second_price

            return [_written(first_price(model_id, day)), _written(second_price(model_id, day))]

        first, second = self._known.answer(f"{model_id} on {day}", ask)
        return _read(first), _read(second)

    def days_of_change(self, model_id: str, since: date, until: date) -> list[date]:
        """The days after `since` on which either list has a new price."""

        def ask() -> list[str]:
            from pricing.packages import days_of_change

            return [day.isoformat() for day in sorted(days_of_change(model_id, since, until))]

        return [date.fromisoformat(day) for day in self._known.answer(f"{model_id} from {since} to {until}", ask)]

    def models(self) -> Collection[str]:
        """The ids of all models of the first list."""
        from pricing.packages import first_list

        return first_list().keys()

    def keep(self) -> None:
        """Remember the answers of this build."""
        self._known.keep()


def _sources() -> Iterator[Path]:
    """Every file that has a say in an answer."""
    yield from (Path(__file__), Path(__file__).with_name("packages.py"))
    for spec in map(find_spec, PACKAGES):
        for folder in spec.submodule_search_locations or () if spec else ():
            yield from sorted(path for path in Path(folder).rglob("*") if path.suffix in (".py", ".json"))


def _written(price: Price | None) -> dict[str, str] | None:
    return {name: str(value) for name, value in asdict(price).items() if value is not None} if price else None


def _read(written: dict[str, str] | None) -> Price | None:
    return None if written is None else Price(**{name: Decimal(value) for name, value in written.items()})
