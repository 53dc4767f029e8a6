"""`make translate`: what a translator is told, and how it ends."""

import subprocess
import sys
from pathlib import Path

import pytest

from languages.__main__ import main
from languages.units import units

PAGE = "---\nid: a\ntitle: A key\n---\n\n## Part { #part }\n\nPress **{{ label('copy') }}** now.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one page, and its translation of all units but the last."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "i18n/es/pages").mkdir(parents=True)
    known = units(PAGE)[:-1]
    text = "".join(f'{unit.id}:\n  source: "{unit.hash}"\n  text: "{unit.english}"\n' for unit in known)
    (tmp_path / "i18n/es/pages/a.yml").write_text(text, encoding="utf-8")
    return tmp_path


def test_what_is_missing_is_told_as_it_goes_into_the_file(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["es"], root) == 1
    (last,) = units(PAGE)[-1:]
    told = capsys.readouterr().out
    assert "# docs/a.md:8\n# English: Press {1} now.\n#   {1} is **{{ label('copy') }}**\n" in told
    entry = f'part.1:\n  source: "{last.hash}"\n  text: ""\n'
    assert entry in told
    path = root / "i18n/es/pages/a.yml"
    path.write_text(path.read_text(encoding="utf-8") + entry.replace('""', '"Pulsa {1}."'), encoding="utf-8")
    assert main(["es"], root) == 0
    assert capsys.readouterr().out == "Nothing is left to translate into es.\n"


def test_of_a_unit_that_has_changed_the_english_before_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["init", "-q"], ["add", "."], ["-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=root, check=True)
    page = root / "docs/a.md"
    page.write_text(PAGE.replace("A key", "Another key"), encoding="utf-8")
    assert main(["es"], root) == 1
    assert "# English before: A key\n# English now:    Another key\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('title:\n  source: "12345"\n  text: x\n', "i18n/es/pages/a.yml:2: title.source: '12345' is no hash"),
        ('title:\n  source: "12345678"\n  txt: x\n', "i18n/es/pages/a.yml:3: unknown key 'txt'. Did you mean 'text'?"),
        ("title: x\n", "i18n/es/pages/a.yml:1: title:"),
        ('a:\n  text: x\n  source: "12345678"\na:\n  text: y\n', "i18n/es/pages/a.yml:4: 'a' is written twice"),
    ],
)
def test_a_file_that_is_wrong_is_told_with_its_line(
    root: Path, capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    (root / "i18n/es/pages/a.yml").write_text(text, encoding="utf-8")
    assert main(["es"], root) == 2
    assert told in capsys.readouterr().err


def test_a_unit_with_a_fault_is_told_and_is_not_done(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / "i18n/es/pages/a.yml"
    path.write_text(path.read_text(encoding="utf-8").replace('"A key"', '"2 claves"'), encoding="utf-8")
    assert main(["es"], root) == 1
    assert "i18n/es/pages/a.yml:1: title: the figure 2 is not in the English as often." in capsys.readouterr().out


def test_a_language_that_is_not_there_is_one_line(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "languages", "xx"],
        cwd=root,
        env={"PYTHONPATH": str(Path(__file__).parents[2] / "hooks")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (2, "Name one language: make translate LANGUAGE=es. There are es.\n")
