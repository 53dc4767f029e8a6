"""`python -m preview` on the real site, and on a copy of it that was changed."""

import shutil
from pathlib import Path

import pytest

from preview.__main__ import main
from preview.report import NOTHING
from preview.site import read_site


@pytest.fixture
def changed(site: Path, tmp_path: Path) -> Path:
    return shutil.copytree(site, tmp_path / "changed", ignore=shutil.ignore_patterns("assets", "*.gz", "*.br"))


def test_the_same_site_twice(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(site), str(site)]) == 0
    assert capsys.readouterr().out == f"{NOTHING}\n"


def test_every_page_of_the_real_site_is_read(site: Path) -> None:
    read = read_site(site)
    assert set(read.pages) == {
        "".join(f"{part}/" for part in twin.parent.relative_to(site).parts) for twin in site.rglob("index.md")
    }
    assert all(page.title and page.lines for page in read.pages.values())
    assert any("https://platform.openai.com/api-keys" in page.links for page in read.pages.values())
    assert read.prices["gpt-6-luna"]["1 million tokens of input"].startswith("$")


def test_a_site_that_was_changed(site: Path, changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.move(changed / "glossary", changed / "words")
    twin = changed / "steps/3-billing/index.md"
    twin.write_text(twin.read_text(encoding="utf-8").replace("## Buy the credit", "## Pay"), encoding="utf-8")
    prices = changed / "costs/prices.json"
    prices.write_text(prices.read_text(encoding="utf-8").replace('"input": "0.15"', '"input": "0.16"', 1))

    assert main([str(site), str(changed)]) == 0

    out = capsys.readouterr().out
    assert "(/glossary/) is now at /words/; its old address leads nowhere: add it to data/redirects.yml" in out
    assert "(/steps/3-billing/): 1 new, 1 gone\n  - gone: ## Buy the credit\n  - new: ## Pay\n" in out
    assert "- gpt-4o-mini, 1 million tokens of input: $0.15 → $0.16\n" in out


def test_an_old_address_is_read_where_it_leads(changed: Path) -> None:
    page = changed / "faq/old/index.html"
    page.parent.mkdir()
    page.write_text('<html><head><link rel="canonical" href="../../fix/new/#there"></head></html>')
    assert read_site(changed).redirects["faq/old/"] == "fix/new/#there"


def test_a_folder_without_a_site_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        f"{tmp_path} holds no built site: it has no index.html. Run `make build` and name its folder.\n"
    )


def test_a_broken_price_list_is_one_clear_line(changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (changed / "costs/prices.json").write_text("{}")
    assert main([str(changed), str(changed)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_without_two_folders_it_says_what_it_wants(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert capsys.readouterr().err == "Name two folders with a built site: python -m preview OLD NEW\n"
