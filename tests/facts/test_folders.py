"""A folder that takes the place of an earlier one: what stays, what goes, and what a killed process leaves."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from facts import folders
from facts.folders import Stage, held
from tests.conftest import ROOT

START = "import sys; from pathlib import Path; from facts.folders import *; place = Path(sys.argv[1])\n"
# Stage or hold, say so, and do nothing more until the other side has had enough.
STAGES = f"{START}stage = Stage(place); print(1, flush=True)\n"
WAITS = "input()"
HOLDS = f"{START}with held(place): print(1, flush=True); input()"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("earlier")
    return tmp_path / "site"


def new(place: Path) -> Stage:
    stage = Stage(place)
    (stage.folder / "index.html").write_text("new")
    return stage


def without_exchange(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(folders, "_exchanged", lambda *_: False)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def another_process(code: str, place: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", code, place],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "1\n"
    return process


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


@pytest.mark.parametrize("prepare", [lambda _: None, without_exchange], ids=["in one step", "by two renames"])
def test_the_new_one_is_in_the_place_and_nothing_else_is_left(
    prepare: Callable[[pytest.MonkeyPatch], None], site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(monkeypatch)
    for place in (site, site.with_name("first")):  # with an earlier one, and without
        stage = new(place)
        (stage.folder / ".nojekyll").write_text("new")
        stage.put_into_place()
        assert (place / "index.html").read_text() == "new"
        assert (place.stat().st_mode & 0o777) == 0o755
    (site / ".git").mkdir()
    (site / ".nojekyll").write_text("earlier")
    stage = new(site)
    (stage.folder / ".nojekyll").write_text("new")
    stage.put_into_place()
    stage.discard()
    assert names(site) == [".git", ".nojekyll", "index.html"]
    assert (site / ".nojekyll").read_text() == "new"
    assert names(site.parent) == ["first", "site"]


def test_what_is_given_up_leaves_the_earlier_one(site: Path) -> None:
    new(site).discard()
    assert (site / "index.html").read_text() == "earlier"
    assert names(site.parent) == ["site"]


def test_a_link_stays_and_what_it_leads_to_is_replaced(site: Path) -> None:
    link, nowhere = site.with_name("link"), site.with_name("nowhere")
    link.symlink_to("site")
    nowhere.symlink_to("not-yet")
    for place in (link, nowhere):
        new(place).put_into_place()
        assert place.is_symlink()
        assert (place / "index.html").read_text() == "new"
    assert names(site.parent) == ["link", "not-yet", "nowhere", "site"]


def test_a_file_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    for place in (tmp_path / "site", tmp_path / "site/below"):
        with pytest.raises(OSError, match=r"(Not a directory|File exists).*site"):
            Stage(place)
    assert names(tmp_path) == ["site"]


def test_when_the_new_one_cannot_move_the_earlier_one_is_back(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_exchange(monkeypatch)
    stage, rename = new(site), Path.rename

    def busy(self: Path, target: Path) -> Path:
        if self == stage.folder:
            raise OSError(16, "Device or resource busy")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", busy)
    with pytest.raises(OSError, match="busy"):
        stage.put_into_place()
    stage.discard()
    assert (site / "index.html").read_text() == "earlier"
    assert names(site.parent) == ["site"]


def test_what_cannot_be_removed_harms_nothing_and_goes_the_next_time(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(folders.shutil, "rmtree", lambda *_, **__: None)
        new(site).put_into_place()
    assert (site / "index.html").read_text() == "new"
    assert len(names(site.parent)) == 2
    Stage(site).discard()
    assert names(site.parent) == ["site"]


def test_what_a_killed_process_leaves_goes_but_never_what_one_fills_or_somebody_made(site: Path) -> None:
    for mine in (".site-theme", ".site-backup12", ".site-12345678", ".other-12345678.new"):
        (site.parent / mine).mkdir()
    mine = {*names(site.parent)}
    fills, killed = another_process(STAGES + WAITS, site), another_process(STAGES + WAITS, site)
    both = {*names(site.parent)} - mine
    assert len(both) == 2
    end(killed)
    new(site).put_into_place()
    assert len(both & {*names(site.parent)}) == 1
    assert fills.poll() is None
    end(fills)
    Stage(site).discard()
    assert {*names(site.parent)} == mine


def test_an_earlier_one_that_was_on_its_way_out_is_not_lost(site: Path) -> None:
    away = site.with_name(".site-12345678.old")
    site.rename(away)  # and here the process was killed
    Stage(site).discard()
    assert (away / "index.html").read_text() == "earlier"
    new(site).put_into_place()
    Stage(site).discard()
    assert names(site.parent) == ["site"]


def test_nobody_replaces_a_folder_that_another_process_holds(site: Path) -> None:
    holds = another_process(HOLDS, site)
    replaces = subprocess.Popen(
        [sys.executable, "-c", f"{STAGES}stage.put_into_place(); print(2)", site],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert replaces.stdout
    assert replaces.stdout.readline() == "1\n"
    assert (site / "index.html").read_text() == "earlier"
    assert replaces.poll() is None
    end(holds)
    assert replaces.communicate()[0] == "2\n"
    assert names(site) == []


def test_a_folder_that_is_not_there_is_held_for_nothing(tmp_path: Path) -> None:
    with held(tmp_path / "none"):
        assert not (tmp_path / "none").exists()
