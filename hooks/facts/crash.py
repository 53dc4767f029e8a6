"""What stopped a build, in lines for the person whose file did it."""

import traceback
from pathlib import Path

import yaml
from jinja2 import TemplateNotFound

from facts.problem import Problem, Problems
from facts.template_words import in_words
from facts.yaml_words import merge_markers, not_valid

NOT_OURS = ("site-packages", ".venv")


def lines_about(error: Exception, root: Path, *, in_words: type[Exception]) -> list[str]:
    """One line for each mistake behind `error`; none when it came up in nobody's file below `root`.

    Errors of the kind `in_words` say by themselves what is wrong.
    """
    if isinstance(error, Problems):
        return list(map(str, error.found))
    cause = error.__cause__ or error.__context__
    if isinstance(cause, yaml.MarkedYAMLError):
        return [str(_yaml_problem(cause, root))]
    if isinstance(error, in_words):
        return [line for line in str(error).splitlines() if line.strip()]
    problem = problem_of(error, root)
    return [str(problem)] if problem else []


def problem_of(error: Exception, root: Path) -> Problem | None:
    """The place in a template, or in our code, from which `error` came, and what it says."""
    where = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    line = getattr(error, "lineno", None)  # an error of syntax, in Python or in a template, names its place itself
    if isinstance(line, int):
        where.append((str(getattr(error, "filename", None) or ""), line))
    ours = [(name, line) for file, line in where if (name := _name(file, root))]
    templates = [(name, line) for name, line in ours if not name.endswith(".py")]
    if not ours:
        return None
    file, line = (templates or ours)[-1]
    if isinstance(error, TemplateNotFound):
        return Problem(file, line, f"there is no template '{error.name}'. Correct the name.")
    said = " ".join(str(getattr(error, "message", None) or getattr(error, "msg", None) or error).split())
    kind = type(error).__name__
    said = in_words(said) if kind.startswith(("Template", "Undefined")) else said
    what = said if templates and kind.startswith(("Template", "Undefined")) and said else f"{kind}: {said}"
    return Problem(file, line, f"{what.rstrip('.')}. Correct the {'template' if templates else 'code'}.")


def _name(file: str, root: Path) -> str:
    """The file from the root of the project; nothing for one that is not part of it."""
    path = Path(file)
    if not path.is_absolute() or not path.is_relative_to(root):
        return ""
    name = path.relative_to(root)
    return "" if any(part in NOT_OURS for part in name.parts) else name.as_posix()


def _yaml_problem(error: yaml.MarkedYAMLError, root: Path) -> Problem:
    mark = error.problem_mark or error.context_mark
    path = Path(mark.name) if mark else root / "mkdocs.yml"
    path = path if path.is_file() else root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8", errors="replace")
    merges = [(number + 1, what) for number, what in merge_markers(text)]
    line, what = merges[0] if merges else not_valid(text, error, 1)
    return Problem(_name(str(path.absolute()), root) or path.name, line, what)
