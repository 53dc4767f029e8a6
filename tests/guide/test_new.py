"""`make new-faq` and `make new-fix`: real runs, from a terminal, with arguments and refused, and a real build of it."""

import os
import pty
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from guide.front_matter import Fix, Question, Step
from guide.load import load_guide
from guide.pages import read_page
from rules.rule import Scope
from rules.run import broken_rules
from tests.conftest import DAY, NOON, ROOT, Project, epoch

COMMAND = [sys.executable, "-m", "guide.new"]
GIVE = 'and nobody is there to be asked. Give both: make new-faq ID=lost-key TITLE="I lost my key".\nNothing'


def environment(project: Project) -> dict[str, str]:
    return {"PYTHONPATH": str(project.root / "hooks"), "SOURCE_DATE_EPOCH": epoch(NOON)}


def new(project: Project, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=project.root,
        env=environment(project),
        input=typed,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def fill_in(project: Project, file: str, keys: str) -> None:
    """Do what the comments of the template ask for."""
    page = project.root / file
    text = page.read_text(encoding="utf-8").replace("\nchecked:", f"\n{keys}\nchecked:")
    page.write_text(re.sub(r"<!--.*?-->", "Make tea.", re.sub(r"(?m)^# .*\n", "", text), flags=re.DOTALL), "utf-8")


def test_a_new_question_is_told_what_it_needs_until_it_is_a_page(project: Project) -> None:
    result = new(project, "faq", "new-phone", "I have a new phone: what now?")
    file = "docs/faq/new-phone.md"
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith(f"Wrote {file}. Fill it in: `make serve`")
    begun = project.build("--strict", LINKCHECK="off")
    assert begun.returncode == 1
    for key in ("category", "description"):
        assert f"{file}:2: the key '{key}' is missing. Add it." in begun.stderr
    project.replace(file, "# category: start, key, money, bot or trouble", "category: key")
    project.replace(file, "# description: The answer in one sentence. The page shows it first.", "description: None.")
    unfinished = project.build("--strict", LINKCHECK="off")
    assert unfinished.returncode == 1
    # Three keys that a page need not have, and what the page says.
    assert unfinished.stderr.count("[template-comment]") == 4, unfinished.stderr
    fill_in(project, file, "related: [lost-key]")
    built = project.build("--strict", LINKCHECK="off")
    assert built.returncode == 0, built.stderr
    page = read_page(project.root / file, "faq/new-phone.md", file)
    assert isinstance(page.meta, Question)
    assert (page.meta.id, page.meta.title, page.meta.checked) == ("new-phone", "I have a new phone: what now?", DAY)


def test_a_new_fix_is_asked_for_in_a_terminal_and_builds(project: Project) -> None:
    terminal, theirs = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, "fix", "", ""], cwd=project.root, env=environment(project), stdin=theirs, stdout=subprocess.PIPE
    ) as process:
        os.write(terminal, b"error-418\n418: the teapot\n")
        shown, _ = process.communicate(timeout=60)
    os.close(terminal)
    os.close(theirs)
    assert process.returncode == 0
    assert b"Its id" in shown
    assert b"Its title" in shown
    file = "docs/fix/error-418.md"
    fill_in(project, file, 'description: No tea.\ncodes: ["418"]\nretry: no')
    built = project.build("--strict", LINKCHECK="off")
    assert built.returncode == 0, built.stderr
    page = read_page(project.root / file, "fix/error-418.md", file)
    assert isinstance(page.meta, Fix)
    assert {"error-418-why", "error-418-mend", "error-418-fixed"} < set(page.sections)


@pytest.mark.parametrize(
    ("arguments", "typed", "told"),
    [
        pytest.param(("New Phone",), "", "'New Phone' is no id. Use small letters, digits and", id="no id"),
        pytest.param(("../steps/x",), "", "'../steps/x' is no id. Use small letters, digits and", id="a path"),
        pytest.param(("lost-key",), "", "the id 'lost-key' is taken by docs/faq/lost-key.md:2.", id="a page's"),
        pytest.param(("lost-key-steps",), "", "the id 'lost-key-steps' is taken by docs/faq/x.md:4.", id="a heading's"),
        pytest.param(("x",), "", "the id 'x' is taken by docs/faq/x.md:1.", id="a file that is there"),
        pytest.param((), "", f"Its id is missing, {GIVE}", id="nothing"),
        pytest.param(("new-phone", "A <b>new</b> phone"), "", "'<b>new</b> phone' is markup.", id="HTML"),
        pytest.param(("new-phone", "[A phone](x.md)"), "", "'](x.md)' is markup.", id="a link"),
        pytest.param(("new-phone", "Pay {{ x }}"), "", "'{{' is markup. A title is plain text.", id="a macro"),
        pytest.param(("new-phone", "a" * 76), "", "a title of 76 letters. Write one", id="too long"),
        pytest.param(("new-phone",), " \n", "a title of 0 letters.", id="an empty title"),
        pytest.param(("new-phone",), "", f"Its title is missing, {GIVE}", id="no title"),
    ],
)
def test_what_is_refused_leaves_nothing(project: Project, arguments: tuple[str, ...], typed: str, told: str) -> None:
    (project.root / "docs/faq/x.md").write_text("---\nid: # unfinished\n---\n## H { .a #lost-key-steps }\n", "utf-8")
    before = set((project.root / "docs").rglob("*"))
    result = new(project, "faq", *arguments, typed=typed)
    assert result.returncode == 1
    assert result.stderr.startswith(told), result.stderr
    assert result.stderr.endswith("\nNothing was written.\n")
    assert set((project.root / "docs").rglob("*")) == before


@pytest.mark.parametrize(
    "title", ["a \"b\": 'c'", "# no comment", "- no list", "401", "yes", "ключ", "[x]", "it's " * 15]
)
def test_any_title_is_read_back_as_it_was_given(title: str, project: Project) -> None:
    assert new(project, "faq", "an-id", title).returncode == 0
    file = project.root / "docs/faq/an-id.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace("checked", "description: D.\ncategory: key\nchecked"), "utf-8"
    )
    assert read_page(file, "faq/an-id.md", "an-id.md").meta.title == title.strip()


def test_the_verbs_of_make_hand_on_what_they_are_given() -> None:
    for verb, folder in (("new-faq", "faq"), ("new-fix", "fix")):
        shown = subprocess.run(
            ["make", "--no-print-directory", "-n", "-o", ".venv/locked", verb, "ID=x", "TITLE=y"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        assert shown.stdout.endswith(f'python -m guide.new {folder} "$ID" "$TITLE"\n')


def test_the_template_of_a_step_is_a_good_page() -> None:
    page = read_page(ROOT / "overrides/pages/step.md", "steps/7-the-id.md", "overrides/pages/step.md")
    guide = load_guide(ROOT, ROOT / "docs", DAY)
    assert isinstance(page.meta, Step)
    told = broken_rules(ROOT, replace(guide, pages=(page,)))
    assert [str(it) for it in told if it.rule.scope is Scope.PAGE or it.rule.id == "reading-level"] == []


def test_templates_are_not_published(site: Path) -> None:
    assert not (site / "pages").exists()
