"""Fill in the macros of every page before anything is built, so that all that go wrong are told at once."""

import re
from collections.abc import Callable, Collection, Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader

from facts import Problem
from guide.macro_language import without_faults
from guide.macro_sandbox import VARIABLES, MacroSandbox, macro_problem, page_line
from guide.pages import SourcePage, body_start
from guide.prose import line_of
from guide.unread import NotRead, Unread, or_unread

if TYPE_CHECKING:
    from guide.load import Guide

TEMPLATES = Path("overrides/macros")
SIGNS = ("{{", "{%")
# What can go from a page without the rest of it missing it, and what can be replaced by something that is there.
SHOWS = re.compile(r"\{\{.*?\}\}|\{%[-+]?\s*include\b.*?%\}", re.DOTALL)
CHOOSES = re.compile(r"(\{%[-+]?\s*(?:el)?if\b).*?(%\})", re.DOTALL)
GOES_THROUGH = re.compile(r"(\{%[-+]?\s*for\b[^%]*?\bin\b).*?(%\})", re.DOTALL)
SETS = re.compile(r"(\{%[-+]?\s*set\b[^=%]*=).*?(%\})", re.DOTALL)
NOT_READ = "not_read"
# A text with more of them is told the rest in the next build.
MOST = 30


class _Templates(FileSystemLoader):
    """Those of overrides/macros but for some, in which something is wrong that is told already."""

    def __init__(self, folder: Path, wrong: Collection[str]) -> None:
        """Take the folder, and the names in it that are not to be read."""
        super().__init__(folder)
        self._wrong = wrong

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, for Jinja. Raises NotRead."""
        if template in self._wrong:
            raise NotRead
        return super().get_source(environment, template)


def macro_faults(
    guide: "Guide", root: Path, refused: Collection[SourcePage] = (), templates: Collection[str] = ()
) -> Iterator[Problem]:
    """A problem for each macro of a page that cannot be filled in.

    `refused` are pages with a mistake that is told already: of their macros those are filled in that may stand there.
    `templates` are files of overrides/macros with one.
    """
    wrong = [PurePosixPath(name).name for name in templates if PurePosixPath(name).is_relative_to(TEMPLATES.as_posix())]
    sandbox = MacroSandbox(guide, loader=_Templates(root / TEMPLATES, wrong))
    facts = {name: or_unread(partial(value, guide)) for name, value in VARIABLES.items()}
    facts[NOT_READ] = Unread()

    def render(text: str) -> Exception | None:
        try:
            sandbox.from_string(text).render(facts)
        except Exception as error:
            return error
        return None

    for page in guide.pages:
        for error in _errors(page.meta.description, render):
            told = macro_problem(error, page, root)
            line = page.front.line(("description",))
            yield Problem(page.file, line, told.text) if told.file == page.file else told
        for error in _errors(_body(page), render):
            yield macro_problem(error, page, root)
    for page in refused:
        for error in _errors(without_faults(_body(page)), render):
            yield macro_problem(error, page, root)


def _body(page: SourcePage) -> str:
    return page.text[body_start(page.text) :].lstrip("\n")


def _errors(text: str, render: Callable[[str], Exception | None]) -> Iterator[Exception]:
    """What `render` finds wrong in a text: what is found goes from the text, and the rest is tried again."""
    for _ in range(MOST):
        if not any(sign in text for sign in SIGNS) or not (error := render(text)):
            return
        line = page_line(error)
        shown = [match.span() for match in SHOWS.finditer(text) if _covers(text, match.span(), line)]
        alone = [render(_without(text, [other for other in shown if other != one])) for one in shown]
        found = [it for it in alone if it and page_line(it) == line] if len(shown) > 1 else []
        yield from (it for it in found or [error] if not isinstance(it, NotRead))
        left = _without(text, shown)
        if found or not (same := render(left)) or page_line(same) != line:
            text = left
        else:  # it is a tag
            text = _harmless(left, line)
            if text == left:
                return  # nothing can go without another fault that nobody made


def _covers(text: str, span: tuple[int, int], line: int) -> bool:
    return line_of(text, span[0]) <= line <= line_of(text, span[1])


def _without(text: str, spans: Collection[tuple[int, int]]) -> str:
    for begin, end in sorted(spans, reverse=True):
        text = text[:begin] + "\n" * text.count("\n", begin, end) + text[end:]
    return text


def _harmless(text: str, line: int) -> str:
    """The text with tags on a line that choose nothing, go through nothing, and set what is not read."""
    for pattern, instead in ((CHOOSES, "false"), (GOES_THROUGH, "[]"), (SETS, NOT_READ)):
        for match in reversed(list(pattern.finditer(text))):
            if _covers(text, match.span(), line):
                lines = "\n" * match[0].count("\n")
                text = f"{text[: match.start()]}{match[1]} {instead} {match[2]}{lines}{text[match.end() :]}"
    return text
