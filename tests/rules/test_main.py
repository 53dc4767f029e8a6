"""`python -m rules` as people run it."""

import subprocess
import sys
from pathlib import Path

from rules.rule import all_rules
from tests.conftest import ROOT, Project


def run(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rules", *arguments],
        cwd=root,
        env={"PYTHONPATH": str(root / "hooks"), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_list_has_a_line_for_each_rule() -> None:
    result = run(ROOT, "--list")
    assert result.returncode == 0
    assert [line.split()[0] for line in result.stdout.splitlines()] == list(all_rules())


def test_another_word_is_one_line() -> None:
    result = run(ROOT, "--lst")
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)


def test_a_warning_is_told_with_its_rule_and_can_be_allowed(project: Project) -> None:
    page = "docs/faq/lost-key.md"
    project.replace(page, "\n---\n", "\n---\n\nIt costs $0.10.\n")
    result = run(project.root)
    line = project.line_of(page, "$0.10")
    assert result.returncode == 1
    assert result.stdout.startswith(f"{page}:{line}: the price $0.10 is written by hand.")
    assert result.stdout.endswith(" [price-by-hand]\n")
    project.replace(page, "It costs $0.10.", "It costs $0.10. <!-- allow price-by-hand: OpenAI's own minimum -->")
    allowed = run(project.root)
    assert allowed.returncode == 0
    assert "price-by-hand" not in allowed.stdout


def test_facts_that_are_old_are_told_and_break_nothing(project: Project) -> None:
    project.replace("docs/faq/lost-key.md", "checked: 2026-11-28", "checked: 2026-01-23")
    result = run(project.root)
    assert result.returncode == 0
    assert "nobody has checked these facts for 120 days: this page" in result.stdout


def test_what_stops_mkdocs_before_a_hook_can_speak_is_told_with_all_that_is_wrong(project: Project) -> None:
    silent = run(project.root, "--begin")
    assert (silent.returncode, silent.stdout, silent.stderr) == (0, "", "")
    project.replace("mkdocs.yml", "  - macros:", "  - marcos:")
    project.replace("docs/faq/lost-key.md", "checked: 2026-11-28", "checked: soon")
    checked = project.line_of("docs/faq/lost-key.md", "checked: soon")
    for arguments in ((), ("--begin",)):
        told = run(project.root, *arguments, SITE_URL="https://[x", SOURCE_DATE_EPOCH="soon")
        assert told.returncode == 1
        assert [line.partition(" is ")[0] for line in told.stdout.splitlines()] == [
            "SOURCE_DATE_EPOCH",
            "SITE_URL",
            f"docs/faq/lost-key.md:{checked}: checked: 'soon'",
            f"mkdocs.yml:{project.line_of('mkdocs.yml', 'marcos')}: the plugin 'marcos'",
        ]
