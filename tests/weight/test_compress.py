"""Packed files beside those that they are made of."""

import gzip
from pathlib import Path

import brotli
import pytest

from weight.compress import compress

TEXT = "Add a card, buy credit. " * 100


def test_both_packed_files_hold_the_text(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text(TEXT)
    (site / "short.js").write_text("1")
    (site / "picture.png").write_bytes(b"1" * 1000)
    assert compress(site, tmp_path / "cache") == 1
    assert gzip.decompress((site / "index.html.gz").read_bytes()).decode() == TEXT
    assert brotli.decompress((site / "index.html.br").read_bytes()).decode() == TEXT
    assert sorted(path.name for path in site.iterdir()) == [
        "index.html", "index.html.br", "index.html.gz", "picture.png", "short.js",
    ]  # fmt: skip


def test_the_same_text_gives_the_same_bytes_with_no_time_in_them(tmp_path: Path) -> None:
    packed = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(TEXT)
        compress(tmp_path / name, tmp_path / f"cache-{name}")
        packed.append((tmp_path / name / "index.html.gz").read_bytes())
    assert packed[0] == packed[1]
    assert packed[0][4:8] == b"\0\0\0\0"


def test_what_is_known_is_not_packed_again(tmp_path: Path) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    site.mkdir()
    (site / "index.html").write_text(TEXT)
    compress(site, cache)
    (known,) = cache.glob("*.gz")
    known.write_bytes(b"from the cache")
    compress(site, cache)
    assert (site / "index.html.gz").read_bytes() == b"from the cache"


def test_what_other_versions_packed_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text(TEXT)
    compress(tmp_path / "site", tmp_path / "cache")
    for path in (tmp_path / "cache").iterdir():
        path.write_bytes(b"packed by an older zopfli")
    monkeypatch.setattr("weight.compress.PACKERS", "zopfli 99, brotli 99\n")
    compress(tmp_path / "site", tmp_path / "cache")
    assert gzip.decompress((tmp_path / "site/index.html.gz").read_bytes()).decode() == TEXT
