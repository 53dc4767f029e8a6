"""Packed files beside those that they are made of."""

import gzip
from pathlib import Path

import brotli

from finish.pack import pack

TEXT = "Add a card, buy credit. " * 100


def test_both_packed_files_hold_the_text(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(TEXT)
    (tmp_path / "short.js").write_text("1")
    (tmp_path / "picture.png").write_bytes(b"1" * 1000)
    assert pack(tmp_path) == 1
    assert gzip.decompress((tmp_path / "index.html.gz").read_bytes()).decode() == TEXT
    assert brotli.decompress((tmp_path / "index.html.br").read_bytes()).decode() == TEXT
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "index.html", "index.html.br", "index.html.gz", "picture.png", "short.js",
    ]  # fmt: skip


def test_the_same_text_gives_the_same_bytes_with_no_time_in_them(tmp_path: Path) -> None:
    packed = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(TEXT)
        pack(tmp_path / name)
        packed.append((tmp_path / name / "index.html.gz").read_bytes())
    assert packed[0] == packed[1]
    assert packed[0][4:8] == b"\0\0\0\0"


def test_packed_twice_it_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(TEXT)
    assert pack(tmp_path) == 1
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert pack(tmp_path) == 1
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
