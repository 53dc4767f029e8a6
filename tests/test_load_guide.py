"""What MkDocs is given to build is what was checked, and plugins still find the file that it came from."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

import load_guide
from rules.run import read_checked
from tests.conftest import DAY, copy_project


def test_a_page_is_built_as_it_was_checked_and_keeps_its_path(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project").root
    config = MkDocsConfig()
    config.extra = {"guide": read_checked(root, root / "docs", DAY)}
    path = root / "docs/about.md"
    checked = path.read_text(encoding="utf-8")
    path.write_text("changed after it was checked", encoding="utf-8")
    file = File("about.md", str(root / "docs"), str(root / "site"), use_directory_urls=True)
    load_guide.on_files(Files([file]), config)
    assert file.content_string == checked
    assert file.abs_src_path == str(path)
