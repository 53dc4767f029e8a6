"""A page has no HTML but <div> and <span> with a class, <br>, <kbd>, <sub>, <sup> and comments."""

import re
from collections.abc import Iterator

from facts import Problem
from rules.rule import Level
from rules.source_file import SourceFile

LEVEL = Level.REFUSE
TAG = re.compile(r"<(?=[a-zA-Z/!?])(?P<tag>[^<>\n]*)(?P<end>>?)")
ALLOWED = re.compile(
    r"/?(?:div|span|br|kbd|sub|sup|wbr)"
    r"(?: (?:markdown(?:=\"(?:1|span|block)\")?|class=\"[\w -]+\"|id=\"[\w-]+\"))*(?: ?/)?"
)
# Browsers end a comment here, Markdown and we do not.
ODD_COMMENT = re.compile(r"<!--(?:>|->)|--!>")
# An address or a mail address in angle brackets: links are looked at elsewhere.
AUTOLINK = re.compile(r"(?:https?://|mailto:)\S+|[\w.+-]+@[\w.-]+")


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for each other tag, and for each other attribute."""
    if not file.is_page:
        return
    for match in ODD_COMMENT.finditer(file.text):
        yield file.at(match.start(), "this comment ends early in a browser. Write <!-- the comment -->.")
    for match in TAG.finditer(file.prose):
        tag = match["tag"]
        if tag.startswith("!--"):  # one with an end is no prose
            yield file.at(match.start(), "this comment does not end. Write --> behind it.")
            continue
        if not (match["end"] and (ALLOWED.fullmatch(tag) or AUTOLINK.fullmatch(tag))):
            shown = f"<{tag[:40]}{match['end']}"
            yield file.at(
                match.start(), f"'{shown}' is HTML that pages may not have. Write Markdown, or put it in `code`."
            )
