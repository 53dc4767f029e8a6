"""What comes after MkDocs builds the site too; `make future` installs it, elsewhere the trials are skipped."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tools.future.trial import Difference, build, compare, here

LOCK = (ROOT / "tools/future/requirements.txt").read_text(encoding="utf-8")


def installed(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not here(program), reason=f"{program} is not installed: `make future` installs it")


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("mkdocs") / "project"
    assert build("mkdocs", root).returncode == 0
    return root / "site"


def difference(ours: Path, root: Path, program: str) -> Difference:
    result = build(program, root)
    assert result.returncode == 0, result.stderr or result.stdout
    return compare(ours, root / "site")


@installed("properdocs")
def test_properdocs_makes_the_same_site(ours: Path, tmp_path: Path) -> None:
    found = difference(ours, tmp_path / "project", "properdocs")
    assert (found.changed, found.missing, found.more) == ([], [], [])
    assert all(name.endswith(".html") for name in found.same_but_for_generator)


@installed("zensical")
def test_zensical_makes_every_page_with_its_figures(ours: Path, tmp_path: Path) -> None:
    found = difference(ours, tmp_path / "project", "zensical")
    assert [name for name in found.missing if name.endswith(".html")] == []
    prices = (tmp_path / "project/site/costs/index.html").read_text(encoding="utf-8")
    for figure in re.findall(r"about [\d,]+ pictures", (ours / "costs/index.html").read_text(encoding="utf-8")):
        assert figure in prices


def test_a_difference_is_counted(tmp_path: Path) -> None:
    page = '<meta name="generator" content="{}"><article><h1>A key<a>¶</a></h1><p>{}</p></article>'
    for site, builder, words in (("ours", "MkDocs", "Press <b>Create</b>."), ("theirs", "Other", "Press [it][keys].")):
        (tmp_path / site).mkdir()
        (tmp_path / site / "same.html").write_text(page.format(builder, "Words."))
        (tmp_path / site / "page.html").write_text(page.format(builder, words))
        (tmp_path / site / f"{site}.json").write_text("{}")
    found = compare(tmp_path / "ours", tmp_path / "theirs")
    assert found == Difference([], ["same.html"], ["page.html"], ["ours.json"], ["theirs.json"], 1, 4, 1, 0)


def test_their_lock_pins_nothing_that_the_lock_of_the_site_does() -> None:
    pinned = re.compile(r"(?m)^([\w.-]+)==")
    site = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert not set(pinned.findall(LOCK)) & set(pinned.findall(site))
