"""What the price packages say of our models, those that are installed here or others that are only locked.

`python -m refresh.snapshot DAY MODEL ...` prints what those of its environment say, as JSON.
"""

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import TypeAdapter

from pricing.packages import first_price, second_price
from pricing.price import Price
from refresh.lock import Failure, excerpt, run, uv

HOOKS = Path(__file__).parent.parent

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


def prices_of(lock: str, versions: Mapping[str, str], models: Iterable[str], day: date) -> Snapshot:
    """Install the price packages of `lock` into a folder for the moment and ask them, in a process of its own.

    `versions` are those that have to answer. Raises Failure.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        requirements, target = folder / "requirements.txt", folder / "packages"
        requirements.write_text(excerpt(lock, versions), encoding="utf-8")
        uv(
            *("pip", "install", "--no-config", "--quiet", "--no-deps", "--require-hashes"),
            *("--python", sys.executable, "--target", target, "--requirement", requirements),
            cwd=folder,
        )
        path = os.pathsep.join(map(str, (target, HOOKS)))
        command = [sys.executable, "-m", "refresh.snapshot", day.isoformat(), *models]
        answer = run(command, cwd=folder, environment={"PYTHONPATH": path})
    try:
        taken = from_json(answer)
    except ValueError:
        raise Failure("the price packages gave no prices that can be read.") from None
    if taken.versions != versions:
        raise Failure(f"the prices are those of {taken.versions}, not of {dict(versions)}.")
    return taken


if __name__ == "__main__":
    print(to_json(snapshot(sys.argv[2:], date.fromisoformat(sys.argv[1]))))
