from collections.abc import Callable
from pathlib import Path

import pytest

from facts.remembered import Remembered


def found(answer: str) -> Callable[[], str]:
    return lambda: answer


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source"
    path.write_text("a", encoding="utf-8")
    return path


@pytest.fixture
def file(tmp_path: Path, source: Path) -> Path:
    """A file that knows one answer."""
    path = tmp_path / ".cache/answers.json"
    known = Remembered(path, [source])
    assert known.answer("q", found("first")) == "first"
    known.keep()
    return path


def test_an_answer_is_found_once(file: Path, source: Path) -> None:
    known = Remembered(file, [source])
    assert known.answer("q", found("second")) == "first"
    assert known.answer("other", found("second")) == "second"


def test_another_source_asks_for_other_answers(file: Path, source: Path) -> None:
    source.write_text("b", encoding="utf-8")
    assert Remembered(file, [source]).answer("q", found("second")) == "second"


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"sources": 1, "answers": 2}', "\x00", "\udcff"])
def test_a_damaged_file_is_as_good_as_none(file: Path, source: Path, text: str) -> None:
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert Remembered(file, [source]).answer("q", found("second")) == "second"


def test_what_was_of_no_use_is_forgotten(file: Path, source: Path) -> None:
    known = Remembered(file, [source])
    known.answer("other", found("x"))
    known.keep()
    assert Remembered(file, [source]).answer("q", found("second")) == "second"
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_folder_that_cannot_be_written_is_no_loss(tmp_path: Path, source: Path) -> None:
    (tmp_path / "no folder").write_text("", encoding="utf-8")
    known = Remembered(tmp_path / "no folder/answers.json", [source])
    assert known.answer("q", found("a")) == "a"
    known.keep()
