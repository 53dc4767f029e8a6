"""What stopped a build is said in lines with the file of the person who can mend it."""

from pathlib import Path

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from facts import Problem, Problems
from facts.crash import lines_about, problem_of


class InWords(Exception):
    """An error that says itself what is wrong."""


def caught(run: object, root: Path) -> str:
    with pytest.raises(Exception) as error:  # noqa: PT011 - of any kind
        run()  # type: ignore[operator]
    return str(problem_of(error.value, root))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "One\n{% if %}\n",
            "overrides/a.html:2: a value is missing before '%}'. Correct the template.",
        ),
        ("One\n\n{{ lost.name }}\n", "overrides/a.html:3: there is no 'lost'. Correct the template."),
        ("{{ look_up('x') }}\n", "overrides/a.html:1: KeyError: 'x'. Correct the template."),
        ("{% include 'no.html' %}\n", "overrides/a.html:1: there is no template 'no.html'. Correct the name."),
    ],
)
def test_a_template_is_named_with_its_line(text: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides/a.html").write_text(text)
    env = Environment(loader=FileSystemLoader(tmp_path / "overrides"), undefined=StrictUndefined, autoescape=True)
    env.globals["look_up"] = {}.__getitem__
    assert caught(lambda: env.get_template("a.html").render(), tmp_path) == told


def test_a_line_of_code_is_named(tmp_path: Path) -> None:
    file = tmp_path / "hooks/rules/checks/mine.py"
    file.parent.mkdir(parents=True)
    file.write_text("x = 1\ny = z\n")
    code = compile(file.read_text(), str(file), "exec")
    told = "hooks/rules/checks/mine.py:2: NameError: name 'z' is not defined. Correct the code."
    assert caught(lambda: exec(code, {}), tmp_path) == told
    told = "hooks/rules/checks/mine.py:1: SyntaxError: invalid syntax. Correct the code."
    assert caught(lambda: compile("x = = 1\n", str(file), "exec"), tmp_path) == told


def test_all_problems_and_all_lines_in_words_are_told() -> None:
    problems = Problems([Problem("b.md", 1, "B."), Problem("a.md", 2, "A.")])
    assert lines_about(problems, Path("/project"), in_words=InWords) == ["a.md:2: A.", "b.md:1: B."]
    assert lines_about(InWords("a\n\nb"), Path("/project"), in_words=InWords) == ["a", "b"]


def test_what_nobody_here_wrote_is_left_alone() -> None:
    assert lines_about(OSError("the disk is full"), Path("/project"), in_words=InWords) == []


def test_yaml_of_the_configuration_has_words_too(tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text("site_name: a\nnav:\n\t- b.md\n")
    try:
        with file.open() as stream:
            yaml.load(stream, yaml.SafeLoader)
    except yaml.YAMLError as error:
        wrapped = InWords("MkDocs cannot read this")
        wrapped.__cause__ = error
    told = "mkdocs.yml:3: not valid YAML: a tab stands before '- b.md', where YAML has blanks. Write 2 blanks instead."
    assert lines_about(wrapped, tmp_path, in_words=InWords) == [told]


def test_a_merge_in_the_configuration_is_called_one(tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(f"site_name: a\n{'<' * 7} HEAD\nnav: b\n{'=' * 7}\nnav: c\n{'>' * 7} theirs\n")
    wrapped = InWords("MkDocs cannot read this")
    try:
        with file.open() as stream:
            yaml.load(stream, yaml.SafeLoader)
    except yaml.YAMLError as error:
        wrapped.__cause__ = error
    (told,) = lines_about(wrapped, tmp_path, in_words=InWords)
    assert told.startswith("mkdocs.yml:2: a merge marker of git. Keep one of the two versions")
