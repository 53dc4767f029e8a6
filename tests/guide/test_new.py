"""`make new-faq` and `make new-fix`: the real commands, with answers typed, piped, broken off and wrong."""

import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from guide.draft import KINDS, Answer, text
from guide.front_matter import Fix, Question, Step
from guide.load import load_guide
from guide.pages import read_page
from rules.rule import Scope
from rules.run import findings
from tests.conftest import DAY, NOON, ROOT, Project, epoch

QUESTION = ["new-phone", "I have a new phone: what now?", "Nothing changes, the key: it stays in the bot.", "key"]
FIX = ["error-418", "418: the teapot", "OpenAI is a teapot, so make tea.", "418", "I'm a teapot", "", "no"]
COMMAND = [sys.executable, "-u", "-m", "guide.new"]


def ask(project: Project, kind: str, answers: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, kind],
        cwd=project.root,
        env={"PYTHONPATH": str(project.root / "hooks"), "SOURCE_DATE_EPOCH": epoch(NOON)},
        input="".join(f"{answer}\n" for answer in answers),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def write_words(project: Project, file: str) -> None:
    """Do what the comments of the template ask for."""
    page = project.root / file
    page.write_text(re.sub("<!--.*?-->", "Make tea.", page.read_text(encoding="utf-8"), flags=re.DOTALL), "utf-8")


def pages(project: Project) -> set[Path]:
    return set((project.root / "docs").rglob("*"))


def test_a_question_is_asked_for_and_its_page_builds(project: Project) -> None:
    aliases, sources, related = ["mobile: lost", "yes", ""], ["api-keys", ""], ["lost-key", "spend-limits", ""]
    result = ask(project, "faq", [*QUESTION, *aliases, *sources, *related, "2026-11-20"])
    assert (result.returncode, result.stderr) == (0, "")
    assert "Wrote docs/faq/new-phone.md. Next:" in result.stdout.splitlines()
    assert "http://127.0.0.1:8000/faq/new-phone/" in result.stdout
    page = read_page(project.root / "docs/faq/new-phone.md", "faq/new-phone.md", "docs/faq/new-phone.md")
    assert isinstance(page.meta, Question)
    assert page.meta.model_dump(mode="json", exclude_defaults=True) == {
        "id": "new-phone",
        "title": QUESTION[1],
        "description": QUESTION[2],
        "category": "key",
        "checked": "2026-11-20",
        "sources": ["api-keys"],
        "related": ["lost-key", "spend-limits"],
        "aliases": ["mobile: lost", "yes"],
    }
    unfinished = project.build("--strict", LINKCHECK="off")
    assert (unfinished.returncode, unfinished.stderr.count("[template-comment]")) == (1, 1), unfinished.stderr
    write_words(project, "docs/faq/new-phone.md")
    built = project.build("--strict", LINKCHECK="off")
    assert built.returncode == 0, built.stderr
    assert QUESTION[2] in (project.root / "site/faq/new-phone/index.html").read_text(encoding="utf-8")


def test_a_fix_is_asked_for_and_its_page_builds(project: Project) -> None:
    result = ask(project, "fix", [*FIX, "", "", "", ""])
    assert (result.returncode, result.stderr) == (0, "")
    page = read_page(project.root / "docs/fix/error-418.md", "fix/error-418.md", "docs/fix/error-418.md")
    assert isinstance(page.meta, Fix)
    assert (page.meta.codes, page.meta.retry) == (("418", "I'm a teapot"), "no")
    assert page.meta.checked == DAY
    assert "error-418-mend" in page.sections
    write_words(project, "docs/fix/error-418.md")
    built = project.build("--strict", LINKCHECK="off")
    assert built.returncode == 0, built.stderr


@pytest.mark.parametrize(
    ("kind", "answers", "said"),
    [
        pytest.param("faq", [""], "id: an answer is needed.", id="nothing"),
        pytest.param(
            "faq",
            ["New Phone"],
            "id: 'New Phone' is no id. Use small letters, digits and single hyphens, for example lost-key.",
            id="no id",
        ),
        pytest.param("faq", ["../x"], "id: '../x' is no id. Use small letters", id="a path"),
        pytest.param("faq", ["lost-key"], "id: the id 'lost-key' is taken by docs/faq/lost-key.md:2.", id="taken id"),
        pytest.param("faq", ["index"], "id: docs/faq/index.md exists. Choose another id.", id="file exists"),
        pytest.param("fix", ["spend-limits"], "id: the id 'spend-limits' is taken by docs/steps/3-", id="a heading's"),
        pytest.param("faq", ["a", "Is $5 enough to start?"], "title: docs/faq/five-dollars-enough.md has", id="title"),
        pytest.param("faq", ["a", "x" * 76], "title: String should have at most 75 characters", id="long title"),
        pytest.param("faq", ["a", "A?", "One. Two."], "description: this is more than one sentence.", id="two"),
        pytest.param("faq", ["a", "A?", "B.", "keys"], "category: 'keys' is not allowed. Write one of", id="category"),
        pytest.param("fix", [*FIX[:3], ""], "codes: an answer is needed.", id="no code"),
        pytest.param(
            "fix",
            [*FIX[:6], "maybe"],
            "retry: 'maybe' is not allowed. Write one of 'yes', 'no' or 'sometimes'.",
            id="retry",
        ),
        pytest.param("faq", [*QUESTION, "Abc", "a.b.c", "abc"], "aliases: 'abc' is taken by an alias that", id="alias"),
        pytest.param(
            "faq",
            [*QUESTION, "", "api-kyes"],
            "sources: unknown link id 'api-kyes'. Did you mean 'api-keys'? Valid ids are in data/links.yml.",
            id="source",
        ),
        pytest.param(
            "faq", [*QUESTION, "", "", "lost-kye"], "related: no page or section has the id 'lost-kye'.", id="related"
        ),
        pytest.param("faq", [*QUESTION, "", "", "", "20.11.2026"], "checked: '20.11.2026' is not a date.", id="day"),
        pytest.param("faq", QUESTION, "the answers ended before 'aliases'.", id="closed input"),
        pytest.param("faq", [], "the answers ended before 'id'.", id="no input"),
    ],
)
def test_a_wrong_answer_is_told_at_once_and_nothing_is_written(
    project: Project, kind: str, answers: list[str], said: str
) -> None:
    before = pages(project)
    result = ask(project, kind, answers)
    assert result.returncode == 1
    assert result.stderr.startswith(said)
    assert result.stderr.endswith("\nNothing was written.\n")
    assert len(result.stderr.splitlines()) == 2
    assert pages(project) == before


def test_an_alias_of_another_page_is_refused(project: Project) -> None:
    project.replace("docs/faq/lost-key.md", "aliases:\n", "aliases:\n  - my own alias\n")
    line = project.line_of("docs/faq/lost-key.md", "my own alias")
    said = f"aliases: 'My own, alias' is taken by docs/faq/lost-key.md:{line}. It can lead to one place only.\n"
    assert ask(project, "faq", [*QUESTION, "My own, alias"]).stderr.startswith(said)


def test_a_person_is_asked_again(project: Project) -> None:
    answers = ["Bad Id", "lost-key", *QUESTION, "", "", "", ""]
    terminal, theirs = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, "faq"],
        cwd=project.root,
        env={"PYTHONPATH": str(project.root / "hooks")},
        stdin=theirs,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        os.write(terminal, "".join(f"{answer}\n" for answer in answers).encode())
        shown, _ = process.communicate(timeout=60)
    os.close(terminal)
    os.close(theirs)
    assert process.returncode == 0
    assert "'Bad Id' is no id." in shown
    assert "the id 'lost-key' is taken by" in shown
    assert (project.root / "docs/faq/new-phone.md").is_file()


def test_ctrl_c_leaves_nothing(project: Project) -> None:
    before = pages(project)
    with subprocess.Popen(
        [*COMMAND, "faq"],
        cwd=project.root,
        env={"PYTHONPATH": str(project.root / "hooks")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A runner in the background may have told its children to ignore an interrupt.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write("new-phone\n")
        process.stdin.flush()
        while KINDS["faq"].asked[1].question not in process.stdout.readline():
            pass
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, "\nNothing was written.\n")
    assert pages(project) == before


def test_a_template_that_makes_no_good_page_writes_nothing(project: Project) -> None:
    project.replace("overrides/pages/question.md", "category: {{ category }}\n", "")
    before = pages(project)
    result = ask(project, "faq", [*QUESTION, "", "", "", ""])
    assert result.stderr == ("docs/faq/new-phone.md:2: the key 'category' is missing. Add it.\nNothing was written.\n")
    assert pages(project) == before


@pytest.mark.parametrize("arguments", [(), ("step",), ("faq", "fix")])
def test_another_command_says_which_there_are(project: Project, arguments: tuple[str, ...]) -> None:
    result = subprocess.run(
        [*COMMAND, *arguments],
        cwd=project.root,
        env={"PYTHONPATH": str(project.root / "hooks")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (2, "Say which: python -m guide.new faq or fix.\n")


def test_whatever_is_answered_is_read_back_as_it_was_given(tmp_path: Path) -> None:
    odd = [
        "a \"b\": 'c'",
        "# no comment",
        "- no list",
        "{{ macro | money }}",
        "401",
        "yes",
        "2026-11-24",
        "ключ",
        "[x]",
    ]
    for answer in odd:
        given: dict[str, Answer] = {
            "id": "an-id",
            "title": answer,
            "description": answer,
            "category": "key",
            "checked": "2026-11-24",
            "sources": [],
            "related": [],
            "aliases": [answer, answer + " 2"],
        }
        page = tmp_path / "an-id.md"
        page.write_text(
            text((ROOT / "overrides/pages/question.md").read_text(encoding="utf-8"), given), encoding="utf-8"
        )
        meta = read_page(page, "faq/an-id.md", "an-id.md").meta
        assert (meta.title, meta.description, meta.aliases) == (answer, answer, (answer, answer + " 2"))
        assert "[]" not in page.read_text(encoding="utf-8").replace("[x]", "")


def test_the_template_of_a_step_is_a_good_page() -> None:
    page = read_page(ROOT / "overrides/pages/step.md", "steps/7-the-id.md", "overrides/pages/step.md")
    guide = load_guide(ROOT, ROOT / "docs", DAY)
    assert isinstance(page.meta, Step)
    told = findings(ROOT, replace(guide, pages=(page,)))
    assert [str(it) for it in told if it.rule.scope is Scope.PAGE or it.rule.id == "reading-level"] == []


def test_templates_are_not_published(site: Path) -> None:
    assert not (site / "pages").exists()
