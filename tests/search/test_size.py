"""What the search costs a reader's data plan, once it is touched."""

import gzip
from pathlib import Path

# Bytes of the index and of the two bundles, as a server sends them.
LARGEST = 45_000


def test_index_and_bundles_are_light(site: Path) -> None:
    scripts = sorted((site / "assets/search").iterdir())
    assert [it.name for it in scripts] == ["box.js", "worker.js"]
    files = [site / "search/index.json", *scripts]
    assert sum(len(gzip.compress(it.read_bytes(), 9)) for it in files) <= LARGEST
