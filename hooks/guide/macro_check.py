"""Fill in the macros of every page before anything is built, so that all that go wrong are told at once."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader, StrictUndefined

from facts import Problem
from guide.macro_sandbox import VARIABLES, MacroSandbox, macro_problem, page_line
from guide.pages import SourcePage, body_start
from guide.unread import NotRead, or_unread

if TYPE_CHECKING:
    from guide.load import Guide

TEMPLATES = Path("overrides/macros")
SIGNS = ("{{", "{%")
# What can go from a line without another line missing it.
SHOWS = re.compile(r"\{\{.*?\}\}|\{%-?\s*include\b.*?%\}")
# A page with more of them is told the rest in the next build.
MOST = 30


def macro_faults(guide: "Guide", root: Path) -> Iterator[Problem]:
    """A problem for each macro of a page that cannot be filled in; of those on one line the first."""
    loader = FileSystemLoader(root / TEMPLATES)
    sandbox = MacroSandbox(guide, loader=loader, undefined=StrictUndefined)
    facts = {name: or_unread(partial(value, guide)) for name, value in VARIABLES.items()}
    for page in guide.pages:
        description = page.meta.description
        if any(sign in description for sign in SIGNS):
            try:
                sandbox.from_string(description).render(facts)
            except NotRead:
                pass
            except Exception as error:
                told = macro_problem(error, page, root)
                line = page.front.line(("description",))
                yield Problem(page.file, line, told.text) if told.file == page.file else told
        yield from _faults(page, sandbox, facts, root)


def _faults(page: SourcePage, sandbox: MacroSandbox, facts: dict[str, object], root: Path) -> Iterator[Problem]:
    text = page.text[body_start(page.text) :].lstrip("\n")
    for _ in range(MOST):
        if not any(sign in text for sign in SIGNS):
            return
        try:
            sandbox.from_string(text).render(facts)
        except Exception as error:
            if not isinstance(error, NotRead):
                yield macro_problem(error, page, root)
            lines = text.split("\n")
            line = page_line(error) - 1
            left = SHOWS.sub("", lines[line]) if line < len(lines) else ""
            if line >= len(lines) or left == lines[line]:
                return  # nothing can go without another fault that nobody made
            text = "\n".join([*lines[:line], left, *lines[line + 1 :]])
        else:
            return
