"""`python -m refresh.snapshot DAY MODEL ...`: what the price packages of this environment say, as JSON."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version

from pydantic import TypeAdapter

from pricing.packages import first_price, second_price
from pricing.price import Price

Prices = dict[str, Price | None]


@dataclass(frozen=True)
class Snapshot:
    """The price of each model by both lists, None where a list has none, and the versions of the lists."""

    versions: dict[str, str]
    first: Prices
    second: Prices


def snapshot(models: Iterable[str], day: date) -> Snapshot:
    """The prices in force on `day`."""
    models = list(models)
    return Snapshot(
        {package: version(package) for package in ("genai-prices", "model-prices")},
        {model: first_price(model, day) for model in models},
        {model: second_price(model, day) for model in models},
    )


_JSON = TypeAdapter(Snapshot)


def to_json(taken: Snapshot) -> str:
    """As text; the prices stay exact decimal numbers."""
    return _JSON.dump_json(taken).decode()


def from_json(text: str) -> Snapshot:
    """From the text of `to_json`. Raises ValueError."""
    return _JSON.validate_json(text)


if __name__ == "__main__":
    print(to_json(snapshot(sys.argv[2:], date.fromisoformat(sys.argv[1]))))
