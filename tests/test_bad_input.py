"""Each mistake a contributor can make: one line, exit status 1, and the earlier site is still there."""

from collections.abc import Callable

import pytest

from tests.conftest import Project

Errors = Callable[..., list[str]]
FAQ = "docs/faq/lost-key.md"


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "text"),
    [
        pytest.param(
            FAQ,
            "category: key",
            "category: key\ncatgory: key",
            "catgory: key",
            "unknown key 'catgory'. Did you mean 'category'? "
            "Allowed: aliases, category, checked, description, hide, id, order, related, section_aliases, sources, "
            "title.",
            id="unknown front-matter key",
        ),
        pytest.param(
            FAQ,
            "category: key\n",
            "",
            "id: lost-key",
            "the key 'category' is missing. Add it.",
            id="missing front-matter key",
        ),
        pytest.param(
            FAQ,
            "checked: 2026-11-28",
            "checked: 23.11.2026",
            "checked: 23.11.2026",
            "checked: '23.11.2026' is not a date. Write it as YYYY-MM-DD, for example 2026-11-23.",
            id="bad date",
        ),
        pytest.param(
            FAQ,
            "id: lost-key",
            "id: free-trial",
            "id: free-trial",
            "the id 'free-trial' is taken by docs/faq/free-trial.md:2. Choose another: an id leads to one place.",
            id="duplicate page id",
        ),
        pytest.param(
            FAQ,
            "title: I lost my key.",
            "title: [I lost my key.",
            "description:",
            "not valid YAML: did not find expected ',' or ']'.",
            id="YAML syntax error in front matter",
        ),
        pytest.param(
            FAQ,
            "[API keys page][api-keys]",
            "[API keys page][api-kyes]",
            "[api-kyes]",
            "unknown link id 'api-kyes'. Did you mean 'api-keys'? Valid ids are in data/links.yml.",
            id="unknown link id",
        ),
        pytest.param(
            "data/links.yml",
            "  log-in:\n",
            "  sign-up: # again\n",
            "# again",
            "'sign-up' is written twice; the first is on line 20. Keep one.",
            id="duplicate link id",
        ),
        pytest.param(
            "data/links.yml",
            "url: https://platform.openai.com/signup",
            "url: http://platform.openai.com/signup",
            "http://platform",
            "sign-up: 'http://platform.openai.com/signup' does not start with https://. Write the https address.",
            id="http address",
        ),
        pytest.param(
            "data/links.yml",
            "url: https://platform.openai.com/signup",
            "url: https://platform.openai.com.evil.example/signup",
            "evil.example",
            "sign-up: 'https://platform.openai.com.evil.example/signup' leads to the host "
            "'platform.openai.com.evil.example', which is not on the list under 'hosts'. Use a listed host.",
            id="foreign address",
        ),
        pytest.param(
            "data/links.yml",
            "label: OpenAI platform sign-up page",
            "label: [OpenAI platform",
            "    purpose: make an account",
            "not valid YAML: did not find expected ',' or ']'.",
            id="YAML syntax error in data",
        ),
        pytest.param(
            "data/models.yml",
            "  gpt-5.4-mini:\n    name",
            "  gpt-5.4-minis:\n    name",
            "gpt-5.4-minis",
            "neither price package knows the OpenAI model 'gpt-5.4-minis'. Did you mean 'gpt-5.4-mini'? "
            "Write the exact API id.",
            id="unknown model",
        ),
        pytest.param(
            "data/models.yml",
            "vision: true\n    thinking: medium\n    image_rule: gpt-5.6",
            "vision: false\n    thinking: medium\n    image_rule: gpt-5.6",
            "  gpt-5.6-luna:",
            "models.gpt-5.6-luna: a model with 'vision: false' has no pictures to count. Write 'image_rule: null'.",
            id="contradictory model",
        ),
        pytest.param(
            "data/models.yml",
            "image_rule: gpt-5.6\n",
            "image_rule: gpt-5.7\n",
            "image_rule: gpt-5.7",
            "no image rule 'gpt-5.7'. Did you mean 'gpt-5.6'?",
            id="unknown picture rule",
        ),
        pytest.param(
            "data/models.yml",
            "recommended: gpt-6-luna",
            "recommended: gpt-6-lunar",
            "recommended:",
            "recommended: 'gpt-6-lunar' is not in 'models'. Did you mean 'gpt-6-luna'?",
            id="unknown recommended model",
        ),
    ],
)
def test_one_line_says_where_and_what(
    project: Project, errors: Errors, file: str, old: str, new: str, at: str, text: str
) -> None:
    earlier = project.root / "site" / "index.html"
    earlier.parent.mkdir()
    earlier.write_text("the earlier site", encoding="utf-8")
    project.replace(file, old, new)
    assert errors() == [f"{file}:{project.line_of(file, at)}: {text}"]
    assert earlier.read_text(encoding="utf-8") == "the earlier site"
    assert [path.name for path in project.root.iterdir() if "site" in path.name] == ["site"]


@pytest.mark.parametrize(
    "name", ["links", "models", "bot", "tokens", "glossary", "price_sources", "easy_words", "product_names"]
)
def test_a_missing_data_file_is_one_line(project: Project, errors: Errors, name: str) -> None:
    (project.root / f"data/{name}.yml").unlink()
    assert errors() == [f"data/{name}.yml:1: this file is missing. Restore it: the site cannot be built without it."]


def test_an_address_written_by_hand_is_a_warning_that_names_the_id(project: Project) -> None:
    project.replace(FAQ, "[API keys page][api-keys]", "[API keys page](https://platform.openai.com/api-keys)")
    warning = (
        f"WARNING -  {FAQ}:{project.line_of(FAQ, 'https://')}: "
        "the address https://platform.openai.com/api-keys is written by hand. Write [the text][api-keys]. "
        "[address-by-hand]"
    )
    plain = project.build()
    assert (plain.returncode, warning in plain.stderr.splitlines()) == (0, True)
    strict = project.build("--strict")
    assert (strict.returncode, warning in strict.stderr.splitlines()) == (1, True)


def test_a_page_that_is_hard_to_read_is_a_warning(project: Project) -> None:
    hard = "Organizational verification necessitates administrative authorization."
    project.replace(FAQ, "\n---\n", "\n---\n\n" + 30 * f"{hard}\n")
    strict = project.build("--strict")
    assert strict.returncode == 1
    told = next(line for line in strict.stderr.splitlines() if "reads like grade" in line)
    assert told.startswith(f"WARNING -  {FAQ}:{project.line_of(FAQ, hard)}: reads like grade ")
    assert told.endswith(
        f'; at most 8 is allowed. Hardest sentence (grade 45): "{hard.rstrip(".")}". Shorten it. [reading-level]'
    )


def test_a_strict_build_that_fails_at_the_end_keeps_the_earlier_site(project: Project) -> None:
    earlier = project.root / "site" / "index.html"
    earlier.parent.mkdir()
    earlier.write_text("the earlier site", encoding="utf-8")
    project.replace(FAQ, "../steps/5-create-key.md", "../steps/5-creat-key.md")
    result = project.build("--strict")
    assert result.returncode == 1
    assert "Aborted with 1 warnings in strict mode!" in result.stdout
    assert earlier.read_text(encoding="utf-8") == "the earlier site"


def test_an_unknown_macro_is_one_line(project: Project) -> None:
    project.replace("docs/index.md", "{{ messages_for(5) }}", "{{ message_for(5) }}")
    result = project.build()
    assert result.returncode != 0
    assert "Traceback" not in result.stderr
    line = project.line_of("docs/index.md", "message_for")
    assert f"docs/index.md:{line}: 'message_for' is no macro. Did you mean 'messages_for'?" in result.stderr


def test_a_macro_that_is_not_closed_is_one_line(project: Project) -> None:
    project.replace("docs/index.md", "{{ messages_for(5) }}", "{{ messages_for(5) ")
    result = project.build()
    assert result.returncode != 0
    assert "Traceback" not in result.stderr
    assert "docs/index.md:" in result.stderr


def test_the_same_checks_run_without_mkdocs(project: Project) -> None:
    import subprocess
    import sys

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
    assert check().stdout.endswith("Pages and data are in order.\n")
    project.replace(FAQ, "id: lost-key", "id: Lost key")
    assert check().returncode == 1
    assert check().stdout.startswith(f"{FAQ}:2: id: ")


def test_the_configuration_may_be_named_by_a_relative_path(project: Project) -> None:
    assert project.build("--strict", "-f", "mkdocs.yml").returncode == 0


def test_rules_are_told_of_a_build_that_fails_for_something_else(project: Project) -> None:
    project.replace("docs/faq/lost-key.md", "\n## ", "\nIt costs $0.15.\n\n## ")
    project.replace("docs/faq/refund.md", "\n## ", "\n{{ messages_for() }}\n\n## ")
    told = project.build().stderr.splitlines()
    assert any("docs/faq/lost-key.md:" in line and "[price-by-hand]" in line for line in told), told
    assert any("docs/faq/refund.md:" in line and "messages_for" in line for line in told), told
