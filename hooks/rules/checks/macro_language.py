"""Between curly brackets stand facts, our macros, a choice or one loop: no program."""

import re
from collections.abc import Iterator

from facts import Problem
from guide.macro_language import faults
from guide.prose import line_of
from rules.rule import Level
from rules.source_file import SourceFile

LEVEL = Level.REFUSE
FIRST = EVERY = True
SIGNS = ("{{", "{%", "{#")
RAW = re.compile(r"\{%[-+]?\s*raw\s*[-+]?%\}.*?(?:\{%[-+]?\s*endraw\b|\Z)", re.DOTALL)
ENDS = re.compile(r"\}\}|%\}")
# Where an id or a word is meant, and Jinja sees the beginning of a comment.
NO_COMMENT = re.compile(r"\{#(?=[^\s#}-])(?P<rest>[^{}\n]*)")


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for each thing that a page may not say."""
    if not file.is_page:
        return
    text = file.text
    if "{#" in text:
        raw = [match.span() for match in RAW.finditer(text)]
        for match in NO_COMMENT.finditer(text):
            if not any(start < match.start() < end for start, end in raw):
                text = f"{text[: match.start()]}{{ {text[match.start() + 2 :]}"
                yield file.at(match.start(), _no_comment(match, in_code=file.prose[match.start()] == " "))
    told = set()
    for begin, end in ((0, file.body_start), (file.body_start, len(text))):
        part = text[begin:end]
        if any(sign in part for sign in SIGNS):
            first = line_of(text, begin) - 1
            for line, what in faults(part):
                told.add(first + line)
                yield Problem(file.name, first + line, what)
    yield from (it for it in _no_beginning(file) if it.line not in told)


def _no_beginning(file: SourceFile) -> Iterator[Problem]:
    """A problem for each end of a macro in a paragraph that has no beginning of one, and is no set of brackets."""
    if not ENDS.search(file.prose):
        return
    raw = [match.span() for match in RAW.finditer(file.text)]
    for match in ENDS.finditer(file.prose, file.body_start):
        paragraph = file.prose[: match.start()].rpartition("\n\n")[2]
        in_raw = any(start < match.start() < end for start, end in raw)
        if not in_raw and paragraph.count("{") - paragraph.count("}") < len(match[0].strip("%")):
            begin = "{%" if "%" in match[0] else "{{"
            yield file.at(match.start(), f"'{match[0]}' has no beginning. Write '{begin}' before it, or take it out.")


def _no_comment(match: re.Match[str], *, in_code: bool) -> str:
    if in_code:
        return "'{#' begins a comment. Write {% raw %} before this code and {% endraw %} behind it."
    if match["rest"].endswith("#"):
        return "'{#' begins a comment. Write it with blanks: {# a comment #}."
    return f"'{{#' begins a comment. Write it with blanks: {{ #{match['rest'].strip()} }}."
