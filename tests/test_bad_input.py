"""Mistakes that contributors make: one build tells them all, a line each, with status 1, and the earlier site stays."""

import subprocess
import sys
from pathlib import Path

import pytest

from facts import Problems
from rules.run import examine
from tests.conftest import DAY, Project, copy_project, once

# The file, what is written there and what instead, where that stands, and what is told.
Mistake = tuple[str, str, str, str, str]
LOST, REFUND, TRIAL = "docs/faq/lost-key.md", "docs/faq/refund.md", "docs/faq/free-trial.md"
ALLOWED = "aliases, category, checked, description, hide, id, order, related, section_aliases, sources, title."
MACRO_END = "Mend the macro between the curly brackets."
SIGN_UP = "    url: https://platform.openai.com/signup\n"

MISTAKES: dict[str, Mistake] = {
    "unknown front-matter key": (
        LOST,
        "category: key",
        "category: key\ncatgory: key",
        "catgory: key",
        f"unknown key 'catgory'. Did you mean 'category'? Allowed: {ALLOWED}",
    ),
    "missing front-matter key": (
        REFUND,
        "category: money\n",
        "",
        "id: refund",
        "the key 'category' is missing. Add it.",
    ),
    "bad date": (
        "docs/faq/invoices.md",
        "checked: 2026-11-28",
        "checked: 23.11.2026",
        "checked: 23.11.2026",
        "checked: '23.11.2026' is not a date. Write it as YYYY-MM-DD, for example 2026-11-23.",
    ),
    "YAML syntax error in front matter": (
        "docs/faq/phone-code.md",
        "title: ",
        "title: [",
        "title: [",
        "not valid YAML: the '[' of '[",
    ),
    "unknown link id": (
        "docs/faq/one-key-many-bots.md",
        "\n## ",
        "\n[The page][api-kyes]\n\n## ",
        "[api-kyes]",
        "unknown link id 'api-kyes'. Did you mean 'api-keys'? Valid ids are in data/links.yml.",
    ),
    "unknown macro": (
        "docs/index.md",
        "{{ messages_for(5) }}",
        "{{ message_for(5) }}",
        "message_for",
        "'message_for' is no macro. Did you mean 'messages_for'?",
    ),
    "macro that is not closed": (
        "docs/faq/plus-vs-api.md",
        "\n## ",
        "\n{{ messages_for(5)\n\n## ",
        "{{ messages_for(5)",
        "'{{' is not closed. Write '}}' behind the macro.",
    ),
    "macro that lacks a value": (
        "docs/faq/key-checker-sites.md",
        "\n## ",
        "\n{{ messages_for() }}\n\n## ",
        "messages_for()",
        f"'messages_for' needs dollars. Write messages_for(5). {MACRO_END}",
    ),
    "empty macro": (
        "docs/faq/plus-vs-api.md",
        "\n{{ messages_for(5)\n",
        "\n{{ messages_for(5)\n\n{{ }} {{ bot.emial }} {{ label(new-key) }}\n",
        "{{ }} {{",
        "this macro is empty. Write what it shows, such as {{ bot.name }}, or take it out.",
    ),
    "unknown fact on the same line": (
        "docs/faq/plus-vs-api.md",
        "{{ }}",
        "{{ }}",
        "{{ }} {{",
        "'bot.emial' is not there. Did you mean 'bot.support.email'? All are in data/bot.yml.",
    ),
    "id without quotes on the same line": (
        "docs/faq/plus-vs-api.md",
        "{{ }}",
        "{{ }}",
        "{{ }} {{",
        "'new-key' has no quotes. Put it in quotes: label(\"new-key\")",
    ),
    "template with a tag that is not closed": (
        "overrides/partials/progress.html",
        "{% endif %}",
        "",
        "{% if",
        "'{% if",
    ),
    "template that includes what is not there": (
        "overrides/partials/content.html",
        "partials/progress.html",
        "partials/progres.html",
        "progres.html",
        "there is no template 'partials/progres.html'. Did you mean 'partials/progress.html'?",
    ),
    "macro that gives out nothing": (
        "docs/faq/currency-and-tax.md",
        "\n## ",
        "\n{{ none }}\n\n## ",
        "{{ none }}",
        "this gives out nothing (None), and a reader needs a text or a number.",
    ),
    "unknown label": (
        "docs/faq/charged-again.md",
        "\n## ",
        "\n{{ label('new-kye') }}\n\n## ",
        "new-kye",
        "no label has the id 'new-kye'. Did you mean 'new-key'? All ids are in data/drawings.yml and data/bot.yml.",
    ),
    "feature that nothing here has": (
        "mkdocs.yml",
        "    - navigation.footer",
        "    - navigation.footer\n    - navigation.tabs",
        "navigation.tabs",
        "the feature 'navigation.tabs' has no effect here.",
    ),
    "icon that there is not": (
        "mkdocs.yml",
        "icon: material/weather-sunny",
        "icon: material/weather-suny",
        "weather-suny",
        "icon: there is no icon 'material/weather-suny'. Did you mean 'material/weather-sunny'?",
    ),
    "page of the menu that there is not": (
        "mkdocs.yml",
        "Glossary: glossary.md",
        "Glossary: glosary.md",
        "glosary.md",
        "nav names 'glosary.md', and docs/ has no such file. Did you mean 'glossary.md'?",
    ),
    "property that no browser knows": (
        "docs/assets/guide.css",
        "{\n",
        "{\n  colr: red;\n",
        "colr: red",
        "no browser knows the property 'colr'. Did you mean 'color'?",
    ),
    "price by hand": (
        TRIAL,
        "\n## ",
        "\nIt costs $0.15.\n\n## ",
        "$0.15",
        "the price $0.15 is written by hand. Use a price macro: it would go stale here. [price-by-hand]",
    ),
    "http address": (
        "data/links.yml",
        SIGN_UP,
        SIGN_UP.replace("https", "http"),
        "http://platform",
        "sign-up: 'http://platform.openai.com/signup' does not start with https://. Write the https address.",
    ),
    "number of another base": (
        "data/search.yml",
        "  guide: 0.9",
        "  guide: 00.9",
        "  guide: 00.9",
        "weights.guide: '00.9' is no number. A number has no 0 in front. Write 0.9.",
    ),
    "style without a brace": (
        "docs/assets/theme.css",
        "}\n",
        "\n",
        "{",
        "'{' is never closed. Write '}' at its end.",
    ),
    "script with an error": (
        "docs/assets/panels.js",
        ";\n",
        ";\nlet x = ;\n",
        "let x = ;",
        "unexpected ; in expression, in column 9 of 'let x = ;'. No browser can read this.",
    ),
}

# As above, for what says nothing of the rest of its file, or of which other files have to be right.
ALONE: dict[str, Mistake] = {
    "number with a naught before it": (
        "data/bot.yml",
        "  trial-days: 7",
        "  trial-days: 07",
        "trial-days",
        "limits.trial-days: '07' is no number. A number has no 0 in front. Write 7.",
    ),
    "duplicate page id": (
        LOST,
        "id: lost-key",
        "id: free-trial",
        "id: free-trial",
        "the id 'free-trial' is taken by docs/faq/free-trial.md:2. Choose another: an id leads to one place.",
    ),
    "duplicate link id": (
        "data/links.yml",
        "  log-in:\n",
        "  sign-up: # again\n",
        "# again",
        "'sign-up' is written twice; the first is on line 20. Keep one.",
    ),
    "foreign address": (
        "data/links.yml",
        "url: https://platform.openai.com/signup",
        "url: https://platform.openai.com.evil.example/signup",
        "evil.example",
        "sign-up: 'https://platform.openai.com.evil.example/signup' leads to the host "
        "'platform.openai.com.evil.example', which is not on the list under 'hosts'. Use a listed host.",
    ),
    "YAML syntax error in data": (
        "data/links.yml",
        "label: OpenAI platform sign-up page",
        "label: [OpenAI platform",
        "label: [OpenAI platform",
        "not valid YAML: the '[' of '[OpenAI platform' is still open on line 23. "
        "Write ',' between the entries and close it with ']', or put a text that has a '[' in quotes.",
    ),
    "unknown model": (
        "data/models.yml",
        "  gpt-5.4-mini:\n    name",
        "  gpt-5.4-minis:\n    name",
        "gpt-5.4-minis",
        "neither price package knows the OpenAI model 'gpt-5.4-minis'. Did you mean 'gpt-5.4-mini'? "
        "Write the exact API id.",
    ),
    "contradictory model": (
        "data/models.yml",
        "vision: true\n    thinking: medium\n    image_rule: gpt-5.6",
        "vision: false\n    thinking: medium\n    image_rule: gpt-5.6",
        "  gpt-5.6-luna:",
        "models.gpt-5.6-luna: a model with 'vision: false' has no pictures to count. Write 'image_rule: null'.",
    ),
    "unknown picture rule": (
        "data/models.yml",
        "image_rule: gpt-5.6\n",
        "image_rule: gpt-5.7\n",
        "image_rule: gpt-5.7",
        "no image rule 'gpt-5.7'. Did you mean 'gpt-5.6'?",
    ),
    "unknown recommended model": (
        "data/models.yml",
        "recommended: gpt-6-luna",
        "recommended: gpt-6-lunar",
        "recommended:",
        "recommended: 'gpt-6-lunar' is not in 'models'. Did you mean 'gpt-6-luna'?",
    ),
}


def change(project: Project, mistake: Mistake) -> None:
    file, old, new, *_ = mistake
    project.replace(file, old, new)


def line(project: Project, mistake: Mistake) -> str:
    """What is told of the mistake, as far as it is written above."""
    file, _, _, at, text = mistake
    return f"{file}:{project.line_of(file, at)}: {text}"


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, list[str]]:
    """A project with all MISTAKES and an earlier site, and the lines that one build of it told."""

    def make(folder: Path) -> None:
        project = copy_project(folder / "project")
        (project.root / "site").mkdir()
        (project.root / "site/index.html").write_text("the earlier site", encoding="utf-8")
        for mistake in MISTAKES.values():
            change(project, mistake)
        done = project.build()
        (folder / "told.txt").write_text(done.stderr, encoding="utf-8")
        (folder / "status.txt").write_text(str(done.returncode), encoding="utf-8")

    folder = once(tmp_path_factory, "broken", make)
    assert (folder / "status.txt").read_text(encoding="utf-8") == "1"
    return Project(folder / "project"), (folder / "told.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", MISTAKES)
def test_one_build_tells_every_mistake_with_its_line(broken: tuple[Project, list[str]], name: str) -> None:
    project, told = broken
    level = "WARNING -  " if name == "price by hand" else "ERROR   -  "
    assert any(it.startswith(level + line(project, MISTAKES[name])) for it in told), told


def test_nothing_else_is_told_and_the_earlier_site_stays(broken: tuple[Project, list[str]]) -> None:
    project, told = broken
    lines = [it for it in told if it and not it.startswith("INFO")]
    assert len(lines) == len(MISTAKES), lines
    assert (project.root / "site/index.html").read_text(encoding="utf-8") == "the earlier site"
    assert [path.name for path in project.root.iterdir() if "site" in path.name] == ["site"]


def errors(project: Project) -> list[str]:
    try:
        return list(map(str, examine(project.root, project.root / "docs", DAY).problems))
    except Problems as problems:
        return list(map(str, problems.found))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project to be broken and mended again."""
    return copy_project(tmp_path_factory.mktemp("whole") / "project")


@pytest.mark.parametrize("name", ALONE)
def test_a_mistake_is_one_line(whole: Project, name: str) -> None:
    path = whole.root / ALONE[name][0]
    text = path.read_text(encoding="utf-8")
    try:
        change(whole, ALONE[name])
        assert errors(whole) == [line(whole, ALONE[name])]
    finally:
        path.write_text(text, encoding="utf-8")


def test_missing_data_files_are_told_together(project: Project) -> None:
    names = ["bot", "easy_words", "glossary", "links", "models", "product_names"]
    for name in names:
        (project.root / f"data/{name}.yml").unlink()
    missing = "this file is missing. Restore it: the site cannot be built without it."
    assert errors(project) == [f"data/{name}.yml:1: {missing}" for name in names]


def test_a_strict_build_that_warns_fails_and_keeps_the_earlier_site(project: Project) -> None:
    earlier = project.root / "site" / "index.html"
    earlier.parent.mkdir()
    earlier.write_text("the earlier site", encoding="utf-8")
    hard = "Organizational verification necessitates administrative authorization."
    project.replace(LOST, "[API keys page][api-keys]", "[API keys page](https://platform.openai.com/api-keys)")
    project.replace(REFUND, "\n---\n", "\n---\n\n" + 30 * f"{hard}\n")
    project.replace(TRIAL, "\n## ", "\n[A step](../steps/5-creat-key.md)\n\n## ")
    strict = project.build("--strict")
    told = strict.stderr.splitlines()
    assert strict.returncode == 1
    assert "warnings in strict mode!" in strict.stdout
    assert (
        f"WARNING -  {LOST}:{project.line_of(LOST, 'https://')}: "
        "the address https://platform.openai.com/api-keys is written by hand. Write [the text][api-keys]. "
        "[address-by-hand]"
    ) in told
    (grade,) = [it for it in told if "reads like grade" in it]
    assert grade.startswith(f"WARNING -  {REFUND}:{project.line_of(REFUND, hard)}: reads like grade ")
    assert grade.endswith(
        f'; at most 8 is allowed. Hardest sentence (grade 45): "{hard.rstrip(".")}". Shorten it. [reading-level]'
    )
    assert earlier.read_text(encoding="utf-8") == "the earlier site"


def test_the_same_checks_run_without_mkdocs(project: Project) -> None:
    def check() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "rules"],
            cwd=project.root,
            env={"PYTHONPATH": str(project.root / "hooks")},
            capture_output=True,
            text=True,
            check=False,
        )

    assert check().returncode == 0
    assert check().stdout.endswith("Pages, data and translations are in order.\n")
    project.replace(LOST, "id: lost-key", "id: Lost key")
    assert check().returncode == 1
    assert check().stdout.startswith(f"{LOST}:2: id: ")


def test_the_configuration_may_be_named_by_a_relative_path(project: Project) -> None:
    assert project.build("--strict", "-f", "mkdocs.yml").returncode == 0
