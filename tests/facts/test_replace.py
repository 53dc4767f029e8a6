from pathlib import Path

import pytest

from facts.files import replace_together


def test_all_files_change_and_nothing_is_left_behind(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.txt", "b.yml")]
    for file in files:
        file.write_text("old")
    replace_together(dict.fromkeys(files, "new\r\n"))
    assert [file.read_bytes() for file in files] == [b"new\r\n", b"new\r\n"]
    assert sorted(tmp_path.iterdir()) == files


def test_when_the_last_cannot_be_replaced_the_first_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [tmp_path / name for name in ("a.txt", "b.yml")]
    for file in files:
        file.write_text("old")
    replace = Path.replace

    def full_disk(self: Path, target: Path) -> Path:
        if target == files[1]:
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full_disk)
    with pytest.raises(OSError, match="No space left"):
        replace_together(dict.fromkeys(files, "new"))
    assert [file.read_text() for file in files] == ["old", "old"]
    assert sorted(tmp_path.iterdir()) == files


def test_when_one_cannot_be_read_no_other_is_touched(tmp_path: Path) -> None:
    there = tmp_path / "a.txt"
    there.write_text("old")
    (tmp_path / "folder").mkdir()
    with pytest.raises(IsADirectoryError):
        replace_together({there: "new", tmp_path / "folder": "new"})
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.txt", "folder"]
    assert there.read_text() == "old"


def test_new_files_and_their_folders_are_made_or_none_of_them(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    made = {tmp_path / "a/b/new.txt": "new", tmp_path / "c/new.br": b"new"}
    with pytest.raises(OSError, match="file"):
        replace_together({**made, tmp_path / "file/below.txt": "new"})
    assert [path.name for path in tmp_path.rglob("*")] == ["file"]
    replace_together(made)
    assert [path.read_bytes() for path in made] == [b"new", b"new"]
