"""`make changes`: what is told of two small sites that differ in one thing."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.workflows.conftest import SCRIPTS, write

PAGE = "# Add credit\n\n## Pay\n\nOpen the page.\n\nPress **Pay**.\n\nWait for the receipt.\n"
SITE = {
    "index.html": "<p>",
    "index.md": "# Home\n\nStart here.\n",
    "pay/index.md": PAGE,
    "costs/prices.csv": "model,input\na-1,0.15\nb-1,0.50\n",
    "_redirects": "/old/ /pay/ 301\n",
    "build.json": "{}",
}


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Path, Path]:
    for file, text in SITE.items():
        write(tmp_path / "one" / file, text)
    return tmp_path / "one", shutil.copytree(tmp_path / "one", tmp_path / "two")


def told(old: Path, new: Path) -> list[str]:
    done = subprocess.run(
        ["make", "--silent", "changes", f"OLD={old}", f"NEW={new}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_the_same_site_has_nothing_to_tell(sites: tuple[Path, Path]) -> None:
    write(sites[1] / "build.json", "another build")
    assert told(*sites) == ["Readers see nothing else than before."]


def test_a_page_that_moved_is_a_rename_and_its_old_address_a_line(sites: tuple[Path, Path]) -> None:
    old, new = sites
    shutil.move(new / "pay", new / "credit")
    write(new / "_redirects", "/old/ /pay/ 301\n/pay/ /credit/ 301\n")
    lines = told(old, new)
    assert lines[-2:] == ["rename from old/pay/index.md", "rename to new/credit/index.md"]
    assert "+/pay/ /credit/ 301" in lines


def test_a_price_stands_below_the_names_of_its_columns(sites: tuple[Path, Path]) -> None:
    write(sites[1] / "costs/prices.csv", "model,input\na-1,0.15\nb-1,0.60\n")
    assert told(*sites)[-3:] == ["@@ -3 +3 @@ model,input", "-b-1,0.50", "+b-1,0.60"]


def test_a_sentence_stands_below_its_heading(sites: tuple[Path, Path]) -> None:
    write(sites[1] / "pay/index.md", PAGE.replace("**Pay**", "**Confirm**"))
    assert told(*sites) == [
        "diff --git old/pay/index.md new/pay/index.md",
        "--- old/pay/index.md",
        "+++ new/pay/index.md",
        "@@ -7 +7 @@ ## Pay",
        "-Press **Pay**.",
        "+Press **Confirm**.",
    ]


def test_a_page_that_is_gone_is_named_and_one_that_is_new_is_shown(sites: tuple[Path, Path]) -> None:
    old, new = sites
    (new / "pay/index.md").unlink()
    assert told(old, new)[-1].startswith("deleted file mode")
    assert "+Press **Pay**." in told(new, old)


def test_it_is_no_longer_than_a_reviewer_reads(sites: tuple[Path, Path]) -> None:
    write(sites[1] / "index.md", "".join(f"line {number}\n" for number in range(1000)))
    lines = told(*sites)
    assert len(lines) == 201
    assert lines[-1] == f"… and {1000 + 3 + 4 - 200} more lines"


def test_a_folder_without_a_site_is_one_clear_line(sites: tuple[Path, Path], tmp_path: Path) -> None:
    script = str(SCRIPTS / "changes.sh")
    for words, line in (
        ([sites[0], tmp_path], f"{tmp_path} holds no built site: it has no index.html. "),
        ([sites[0]], "Name a folder with a built site to compare with: make changes OLD=folder\n"),
    ):
        done = subprocess.run(["sh", script, *words], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(line)
        assert done.stderr.count("\n") == 1
