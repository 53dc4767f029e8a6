"""Say in one line what is wrong with a macro in a page."""

import traceback
from pathlib import Path

from jinja2 import TemplateSyntaxError

from facts import Problem
from guide.pages import FRONT_MATTER, SourcePage

PAGE_TEMPLATE = "<template>"


def macro_problem(error: Exception, page: SourcePage, root: Path) -> Problem:
    """Where in the page, or in the template that it includes, `error` came up."""
    where = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError):
        where.append((error.filename or PAGE_TEMPLATE, error.lineno))
    templates = [(file, line) for file, line in where if file == PAGE_TEMPLATE or file.endswith(".md")]
    file, line = templates[-1] if templates else (PAGE_TEMPLATE, 1)
    text = f"{str(error).rstrip('.')}. Mend the macro between the curly brackets."
    if file == PAGE_TEMPLATE:
        return Problem(page.file, line + _lines_before_markdown(page.text), text)
    return Problem(Path(file).resolve().relative_to(root).as_posix(), line, text)


def _lines_before_markdown(text: str) -> int:
    """How many lines stand before the text that MkDocs hands to the macros."""
    match = FRONT_MATTER.match(text)
    body = text[match.end() :] if match else text
    return text.count("\n") - body.lstrip("\n").count("\n")
