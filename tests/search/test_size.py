"""What the search costs a reader's data plan, once it is touched."""

import gzip
from pathlib import Path

WORKER = (
    *("worker.js", "engine.js", "likely.js", "nearest.js", "range_decoder.js", "spelling.js", "unpack.js", "words.js"),
    "vendor.js",
)
LARGEST = 72_000


def test_index_and_worker_are_light(site: Path) -> None:
    files = [site / "search/index.json", *(site / "assets/search" / name for name in WORKER)]
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) <= LARGEST
