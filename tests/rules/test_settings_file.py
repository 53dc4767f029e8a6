"""The settings that are looked at are those that MkDocs reads: the file of -f, and what it inherits."""

from pathlib import Path

from rules.run import settings_problems
from tests.conftest import Project


def test_the_file_that_is_named_is_looked_at_with_what_it_inherits(project: Project) -> None:
    root = project.root
    (root / "other.yml").write_text("INHERIT: conf/base.yml\nextra: {}\nnav: text\n", encoding="utf-8")
    (root / "conf").mkdir()
    (root / "conf/base.yml").write_text("INHERIT: ../mkdocs.yml\nsite_nmae: x\n", encoding="utf-8")
    project.replace("mkdocs.yml", "  - admonition", "  - admonitoin")
    line = project.line_of("mkdocs.yml", "admonitoin")
    right = "Write the templates in overrides/."
    assert list(map(str, settings_problems(root, root / "other.yml"))) == [
        "conf/base.yml:2: 'site_nmae' has no effect here. Did you mean 'site_name'?",
        f"mkdocs.yml:{line}: the extension 'admonitoin' is not one of those that pages here can show. "
        "Did you mean 'admonition'?",
        f"other.yml:2: 'extra' has no effect here. {right}",
        "other.yml:3: nav: 'text' is no list. Write each entry on a line of its own, after '- '.",
    ]
    assert [it.file for it in settings_problems(root, root / "mkdocs.yml")] == ["mkdocs.yml"]


def test_a_circle_of_files_and_one_that_is_gone_are_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("INHERIT: b.yml\n", encoding="utf-8")
    (tmp_path / "b.yml").write_text("INHERIT: a.yml\nnav: [\n", encoding="utf-8")
    assert [str(it).partition(" the")[0] for it in settings_problems(tmp_path, tmp_path / "a.yml")] == [
        "b.yml:2: not valid YAML:"
    ]
    (tmp_path / "b.yml").unlink()
    assert list(map(str, settings_problems(tmp_path, tmp_path / "a.yml"))) == [
        "a.yml:1: INHERIT names 'b.yml', and there is no such file or folder. Did you mean 'a.yml'?"
    ]
