"""What the prices add to a build: the start of a build without and with all that is worked out from them."""

import os
import statistics
import subprocess
import sys
import time

from tests.conftest import ROOT

RUNS = 9
# What a build has loaded anyway: MkDocs, the macros plugin, the data models, the client of the link check.
WITHOUT = "import mkdocs.commands.build, mkdocs_macros.plugin, links.probe, datafiles"
WITH = """
from datetime import date
from pathlib import Path
from pricing.catalog import load_catalog
from pricing.changes import changes
from pricing.chart import chart
from pricing.estimator import estimator_data
from pricing.export import as_csv, as_json, price_list, schema_json

catalog = load_catalog(Path("data").absolute(), date.today(), root=Path.cwd())
changes(catalog), chart(catalog), estimator_data(catalog)
prices = price_list(catalog)
as_json(prices), as_csv(prices), schema_json()
"""


def main() -> None:
    """Print the milliseconds that the prices add, once a build, whatever the number of pages."""
    added = []
    for run in range(RUNS + 1):
        without, whole = seconds(WITHOUT), seconds(WITHOUT + WITH)
        if run:  # the first pair warms the caches
            added.append(whole - without)
    print(f"prices: {1000 * statistics.median(added):.0f} ms of a build, once, whatever the number of pages")


def seconds(code: str) -> float:
    """Wall time of a fresh process that runs `code`."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env={**environment, "PYTHONPATH": "hooks"}, check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
