"""Copies of the two price packages with other prices in them, for builds to import instead of the real ones."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import genai_prices
import model_prices

from facts import read, validate
from pricing.sources import Source, Sources
from tests.conftest import ROOT

# Appended to the data of genai-prices: a new price for input and output from a day on.
FIRST = """
import datetime as _datetime
from copy import copy as _copy

for _provider in providers:
    for _model in _provider.models:
        if (_provider.id, _model.id) == ("openai", {model_id!r}):
            _new = _copy(_model.prices)
            _new.output_mtok = Decimal({output!r})
            _start = StartDateConstraint(start_date=_datetime.date.fromisoformat({since!r}))
            _model.prices = [
                ConditionalPrice(prices=_model.prices),
                ConditionalPrice(constraint=_start, prices=_new),
            ]
"""


class PricePackages:
    """A folder for PYTHONPATH."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()

    def first(self, model_id: str, *, output: str, since: str) -> None:
        """genai-prices with a new output price since a day."""
        data = self._copy(genai_prices.__file__) / "data.py"
        text = data.read_text(encoding="utf-8") + FIRST.format(model_id=model_id, output=output, since=since)
        data.write_text(text, encoding="utf-8")

    def second(self, model_id: str, *, output: float, since: str) -> None:
        """model-prices with a new output price since a day."""

        def raise_price(models: dict[str, Any]) -> None:
            intervals = models[model_id]["standard"]
            rates = {**intervals[-1]["rates"], "output": output}
            intervals.append({"start": f"{since}T00:00:00Z", "rates": rates})

        self._edit_second(raise_price)

    def second_without(self, model_id: str) -> None:
        """model-prices without a model."""
        self._edit_second(lambda models: models.pop(model_id))

    def _edit_second(self, edit: Callable[[dict[str, Any]], object]) -> None:
        path = self._copy(model_prices.__file__) / "snapshot.json"
        snapshot = json.loads(path.read_text(encoding="utf-8"))
        edit(snapshot["prices"]["openai"])
        path.write_text(json.dumps(snapshot), encoding="utf-8")

    def _copy(self, package_file: str | None) -> Path:
        assert package_file
        source = Path(package_file).parent
        return Path(shutil.copytree(source, self.folder / source.name))


def price_lists() -> tuple[Source, Source]:
    """What data/price_sources.yml says of the two lists: newer ones come by a pull request that changes no test."""
    sources = validate(read(ROOT / "data/price_sources.yml", root=ROOT), Sources)
    return sources.primary, sources.second
