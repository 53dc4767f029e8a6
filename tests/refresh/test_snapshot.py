import os
import subprocess
import sys
from datetime import date
from importlib.metadata import version

from refresh.snapshot import from_json, snapshot, to_json
from tests.conftest import ROOT

DAY = date(2026, 11, 24)
MODELS = ["gpt-6-luna", "gpt-5.4-mini", "no-such-model"]


def test_the_real_packages_and_their_versions() -> None:
    taken = snapshot(MODELS, DAY)
    assert taken.versions == {package: version(package) for package in ("genai-prices", "model-prices")}
    assert list(taken.first) == list(taken.second) == MODELS
    assert taken.first["gpt-6-luna"] == taken.second["gpt-6-luna"]
    assert taken.first["no-such-model"] is None


def test_as_text_prices_stay_exact() -> None:
    taken = snapshot(MODELS, DAY)
    assert from_json(to_json(taken)) == taken


def test_as_a_command() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "refresh.snapshot", "2026-11-24", *MODELS],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert from_json(told) == snapshot(MODELS, DAY)
