"""Pages change for the last time."""

from pathlib import Path

import pytest
from weight.finish import finish


def test_changes_follow_each_other_and_know_how_a_page_writes_the_root(tmp_path: Path) -> None:
    for name in ("a.html", "b.html", "c.html"):
        (tmp_path / name).write_text(f"{name}, längst", encoding="utf-8")
    changes = [lambda page, root: f"{page} {root}", lambda page, _: page.upper()]
    finish(tmp_path, {"a.html": "../", "b.html": None}, changes)
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == "A.HTML, LÄNGST ../"
    assert (tmp_path / "b.html").read_text(encoding="utf-8") == "B.HTML, LÄNGST NONE"
    assert (tmp_path / "c.html").read_text(encoding="utf-8") == "c.html, längst"


def test_a_page_that_cannot_change_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("a", encoding="utf-8")

    def refuse(page: str, root: str | None) -> str:
        raise ValueError("no place for the policy")

    with pytest.raises(ValueError, match=r"^a\.html: no place for the policy$"):
        finish(tmp_path, {"a.html": None}, [refuse])
