"""What the prices add to a build, in milliseconds and as a share of the whole."""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.conftest import ROOT, copy_project
from tools.bench.build import build

RUNS = 9
# First what a build has loaded anyway: MkDocs, the macros plugin, the data models, the client of the link check.
# Then everything that is worked out from prices, timed from the inside.
PRICES = """
import mkdocs.commands.build, mkdocs_macros.plugin, links.registry, facts
from datetime import date
from pathlib import Path
from time import perf_counter

start = perf_counter()
from pricing.catalog import load_catalog
from pricing.changes import changes
from pricing.costs_page import chart, estimator_data
from pricing.export import as_csv, as_json, price_list, schema_json
from pricing.lists import CACHE

catalog = load_catalog(Path("data").absolute(), date.today(), root=Path.cwd(), cache=CACHE.absolute())
changes(catalog), chart(catalog), estimator_data(catalog)
prices = price_list(catalog)
as_json(prices), as_csv(prices), schema_json()
print(perf_counter() - start)
"""


def main() -> None:
    """Print the median time that the prices take once a build, whatever the number of pages, and its share."""
    prices, whole = [], []
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder) / "project").root
        for run in range(RUNS + 1):
            pair = seconds_for_prices(), build(project, "mkdocs.yml").seconds
            if run:  # the first pair warms the caches
                prices.append(pair[0])
                whole.append(pair[1])
    share = statistics.median(a / b for a, b in zip(prices, whole, strict=True))
    print(f"prices: {1000 * statistics.median(prices):.0f} ms once a build, {share:.0%} of ours")


def seconds_for_prices() -> float:
    """Seconds inside a fresh process."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    told = subprocess.run(
        [sys.executable, "-c", PRICES],
        cwd=ROOT,
        env={**environment, "PYTHONPATH": "hooks"},
        capture_output=True,
        check=True,
    )
    return float(told.stdout)


if __name__ == "__main__":
    main()
