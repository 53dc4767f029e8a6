"""Each rule has a fixture that breaks it and one that keeps it: in tests/rules/<id>/ the pages broken.md and kept.md.

A rule that looks at more than a page has folders of these names instead, each a small project. `told.txt` has the lines
that the broken one is told; a page alone is docs/faq/p.md. What may stand in no file of ours (keys, hidden characters,
merges) or is long is put in by name: see MADE.
"""

import shutil
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from facts import cached
from guide.load import Guide
from guide.pages import SourcePage, read_pages
from rules import source_file
from rules.checks.file_kind import PICTURES
from rules.rule import Level, Rule, Scope, all_rules
from rules.run import broken_rules, fine_files, read_checked, refusals
from rules.source_file import other_files, source_files
from tests.conftest import DAY, ROOT, copy_project

HERE = Path(__file__).parent
# The day from which the dates in the fixtures count.
WRITTEN = date(2026, 11, 24)
RULES = list(all_rules().values())
MADE = {
    "A-KEY": f"sk-{'a1' * 20}",
    "A-TURN": "\u202e",
    "A-BELL": "\a",
    "A-MERGE-BEGINS": "<" * 7,
    "A-MERGE-BASE": "|" * 7,
    "A-MERGE-ENDS": ">" * 7,
    "LETTERS": "a" * 400_001,
    "LINES": "A line.\n\n" * 3400,
}
FRONT = "---\nid: p\ntitle: A title\ndescription: One sentence.\nchecked: 2026-11-23\ncategory: key\n---\n"


def told(rule: Rule, project: Path, real: Guide) -> list[str]:
    """What a project is told of this rule."""
    if rule.scope is Scope.FILE:
        files = [*source_files(project, project / "docs"), *(other_files(project) if rule.everywhere else ())]
        return [str(problem) for problem in refusals(files, [rule])]
    pages = tuple(read_pages(project / "docs", root=project))
    guide = replace(real, pages=pages, catalog=replace(real.catalog, day=WRITTEN))
    return [str(it) for it in broken_rules(project, guide) if it.rule is rule]


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
@pytest.mark.parametrize("which", ["broken", "kept"])
def test_a_fixture_breaks_each_rule_and_another_keeps_it(rule: Rule, which: str, tmp_path: Path, real: Guide) -> None:
    fixture = HERE / rule.id
    project = tmp_path / "project"
    if (page := fixture / f"{which}.md").exists():
        (project / "docs/faq").mkdir(parents=True)
        shutil.copy(page, project / "docs/faq/p.md")
    else:
        assert (fixture / which).is_dir(), f"write {page.relative_to(ROOT)}, or make a folder {which}/ beside it"
        shutil.copytree(fixture / which, project, symlinks=True)
    for file in filter(Path.is_file, project.rglob("*")):
        if file.suffix in PICTURES:
            continue
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".md" and not text.startswith("---"):
            text = FRONT + text
        for name, made in MADE.items():
            text = text.replace(name, made)
        file.write_text(text, encoding="utf-8")
    expected = (fixture / "told.txt").read_text(encoding="utf-8").splitlines() if which == "broken" else []
    assert told(rule, project, real) == expected


def test_no_fixture_is_left_over() -> None:
    folders = {it.name for it in HERE.iterdir() if it.is_dir() and it.name != "__pycache__"}
    assert folders == {rule.id for rule in RULES}


def test_every_rule_says_in_one_line_what_is_right() -> None:
    for rule in RULES:
        assert rule.about.endswith("."), rule.id
        assert len(rule.about) <= 110, rule.id


def test_the_real_pages_break_no_rule(real: Guide) -> None:
    assert [str(problem) for problem in refusals(source_files(ROOT, ROOT / "docs"))] == []
    assert [str(it) for it in broken_rules(ROOT, real)] == []


@pytest.mark.parametrize("serving", [False, True])
def test_each_page_is_read_and_parsed_once(serving: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = copy_project(tmp_path / "project")
    read, parsed = Counter[Path](), Counter[str]()
    real_open, real_page_of = Path.open, source_file.page_of

    def counted_open(path: Path, *args: Any, **options: Any) -> Any:
        read[path] += 1
        return real_open(path, *args, **options)

    def counted_page_of(text: str, src_uri: str, file: str) -> SourcePage:
        parsed[file] += 1
        return real_page_of(text, src_uri, file)

    monkeypatch.setattr(Path, "open", counted_open)
    monkeypatch.setattr(source_file, "page_of", counted_page_of)
    monkeypatch.setattr(cached, "_serving", serving)
    guide = read_checked(project.root, project.root / "docs", DAY)
    assert {read[project.root / page.file] for page in guide.pages} == {1}
    assert parsed == Counter(page.file for page in guide.pages)
    project.replace("docs/faq/lost-key.md", "title: I lost", "title: We lost")
    again = read_checked(project.root, project.root / "docs", DAY)
    assert parsed["docs/faq/refund.md"] == (1 if serving else 2)
    assert parsed["docs/faq/lost-key.md"] == 2
    assert again.by_uri["faq/lost-key.md"].meta.title.startswith("We lost")


def test_what_may_not_be_built_is_looked_at_before_it_is_read() -> None:
    assert {rule.scope for rule in RULES if rule.level is Level.REFUSE} == {Scope.FILE}
    assert {rule.level for rule in RULES if rule.scope is Scope.FILE} == {Level.REFUSE}


@pytest.mark.parametrize("serving", [False, True])
def test_a_file_that_was_fine_is_looked_at_again_when_it_changes(
    serving: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cached, "_serving", serving)
    page = tmp_path / "docs/faq/p.md"
    page.parent.mkdir(parents=True)
    page.write_text(FRONT + "Fine.\n", encoding="utf-8")

    def told() -> list[str]:
        return [str(problem) for problem in fine_files(source_files(tmp_path, tmp_path / "docs"))[1]]

    assert told() == told() == []
    page.write_text(FRONT + "<b>.\n", encoding="utf-8")  # of the same length
    assert len(told()) == len(told()) == 1
    page.write_text(FRONT + "Fine.\n", encoding="utf-8")
    assert told() == []
    page.rename(tmp_path / "elsewhere.md")
    page.symlink_to(tmp_path / "elsewhere.md")
    assert [line for line in told() if "symbolic link" in line]
