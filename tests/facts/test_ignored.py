"""What editors and systems leave in a folder: told by nobody, published nowhere, and no business of git."""

import subprocess
from pathlib import Path

import pytest

from facts.ignored import is_ignored, written_files
from guide.pages import read_pages
from provenance.build import texts
from rules.checks import orphan_file, template_comment
from rules.page import Site
from rules.rule import all_rules
from rules.run import refusals
from rules.source_file import source_files
from tests.conftest import ROOT, copy_project

# Each with what leaves it.
LEFT = [
    ".refund.md.swp",  # Vim
    ".refund.md.swo",
    "refund.md.swp",
    "4913",
    "refund.md~",
    "#refund.md#",  # Emacs
    "._refund.md",  # Finder, on other disks
    ".DS_Store",
    "Thumbs.db",  # Windows
    "ehthumbs.db",
    "ehthumbs_vista.db",
    "desktop.ini",
    "refund.md___jb_tmp___",  # JetBrains
    "refund.md___jb_old___",
    ".refund.md.kate-swp",
    "refund.md.kate-swp",
    "refund.md.save",  # nano
    "refund.md.sb-1a2b3c4d-Xy12Za",  # TextEdit
    ".goutputstream-ABC123",  # gedit
    "~$refund.md",  # Office
    "~WRL0001.tmp",
    ".~lock.refund.md#",  # LibreOffice
    "refund.md.orig",  # git
    "refund.md.rej",
    "refund_BACKUP_1234.md",
    "refund_REMOTE_1234.md",
    "refund.md.bak",
    "refund.md.old",
    "refund.md.tmp",
    "refund (Anna's conflicted copy 2026-11-28).md",  # Dropbox
    "refund (conflicted copy 2026-11-28 101010).md",  # Nextcloud
    "refund.sync-conflict-20261128-101010-ABCDEFG.md",  # Syncthing
    "refund-DESKTOP-AB12CD3.md",  # OneDrive
    ".obsidian/app.json",
    ".draft.md",
    ".nfs000000000001",
]
FOLDERS = ["docs", "docs/faq", "docs/assets", "data", "i18n/en", "overrides", "overrides/macros", "overrides/pages"]


def leave(root: Path, folder: str) -> None:
    for name in LEFT:
        file = root / folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"---\nid: refund\n\0<<<<<<< {{ x")
    (root / folder / ".#refund.md").symlink_to("user@host.1:2")
    (root / folder / "~$gone.md").symlink_to("nowhere")


@pytest.mark.parametrize("name", LEFT)
def test_what_a_program_left_is_ignored_wherever_it_lies(name: str) -> None:
    assert is_ignored(name)
    assert is_ignored(f"docs/faq/{name}")


@pytest.mark.parametrize(
    "name",
    [
        "docs/faq/refund.md",
        "docs/faq/on-a-desktop-computer.md",
        "docs/faq/old.md",
        "docs/faq/4913.md",
        "docs/faq/README.md",
        "docs/faq/my refund copy.md",
        "docs/assets/a picture.svg",
        "docs/.well-known/security.txt",
        "overrides/.icons/guide.svg",
        "data/links.yml",
    ],
)
def test_what_a_person_wrote_is_not(name: str) -> None:
    assert not is_ignored(name)


def test_no_check_looks_at_them_and_git_does_not_see_them(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    before = texts(project.root)
    pages = [page.file for page in read_pages(project.root / "docs", root=project.root)]
    for folder in FOLDERS:
        leave(project.root, folder)
    assert [str(it) for it in refusals(source_files(project.root, project.root / "docs"))] == []
    found = read_pages(project.root / "docs", root=project.root)
    assert [page.file for page in found] == pages
    assert texts(project.root) == before
    site = Site(project.root, None, ())  # type: ignore[arg-type]
    assert not [it for it in orphan_file.check_site(site) if it.file.rpartition("/")[2] in LEFT]
    assert list(template_comment.check_site(site)) == []


def test_a_link_to_a_folder_is_told_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/.git").symlink_to("/")
    assert [it.name for it in source_files(tmp_path, tmp_path / "docs")] == ["docs/.git"]


def test_they_are_not_published_and_fixed_addresses_are(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    (project.root / "overrides/servers/nginx.conf~").write_text("{{ no_such_name }}", encoding="utf-8")
    for name in ("robots.txt", "CNAME", ".well-known/security.txt"):
        file = project.root / "docs" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("guide.example\n", encoding="utf-8")
    for folder in FOLDERS:
        leave(project.root, folder)
    done = project.build("--strict")
    assert done.returncode == 0, done.stderr
    assert project.finish().returncode == 0
    site = project.root / "site"
    assert [path for path in site.rglob("*") if is_ignored(path.relative_to(site))] == []
    assert not [path for path in site.rglob("*") if any(name in path.name for name in LEFT)]
    assert (site / ".well-known/security.txt").read_text("utf-8") == (site / "robots.txt").read_text("utf-8")
    assert (site / "CNAME").exists()
    assert sorted(path.name for path in (project.root / "servers").iterdir()) == ["Caddyfile", "nginx.conf"]


def test_a_rule_that_a_cloud_copied_is_no_second_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from rules import checks

    copy = tmp_path / "heading_id (conflicted copy 2026-11-28).py"
    copy.write_text("raise ValueError", encoding="utf-8")
    (tmp_path / ".#heading_id.py").symlink_to("nowhere")
    monkeypatch.setattr(checks, "__path__", [*checks.__path__, str(tmp_path)])
    assert set(all_rules.__wrapped__()) == set(all_rules())


def test_git_ignores_them_and_no_file_of_the_project(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    (tmp_path / ".gitignore").write_bytes((ROOT / ".gitignore").read_bytes())
    names = [f"{folder}/{name}" for folder in FOLDERS for name in (*LEFT, ".#refund.md")]
    shown = subprocess.run(
        ["git", "-C", tmp_path, "check-ignore", "--stdin", "-z", "--no-index"],
        input="\0".join(names),
        capture_output=True,
        text=True,
        check=False,
    )
    assert set(names) - set(shown.stdout.split("\0")) == set()
    written = [str(path.relative_to(ROOT)) for name in ("docs", "data", "i18n") for path in written_files(ROOT / name)]
    kept = [
        *written,
        "docs/new/.gitkeep",
        "overrides/.icons/guide.svg",
        "docs/.well-known/security.txt",
        ".github/x.yml",
    ]
    shown = subprocess.run(
        ["git", "-C", tmp_path, "check-ignore", "--stdin", "-z", "--no-index"],
        input="\0".join(kept),
        capture_output=True,
        text=True,
        check=False,
    )
    assert shown.stdout == ""
