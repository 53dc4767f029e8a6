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
NAME = re.compile(r"[a-zA-Z]\w*")
INSTEAD = {
    "a": "Write [the text](page.md) or [the text][its-id].",
    "b": "Write **the words**.",
    "strong": "Write **the words**.",
    "i": "Write *the words*.",
    "em": "Write *the words*.",
    "img": "Write ![what it shows](../assets/picture.png).",
    "details": 'Write ??? note "The title" and the text below it, four blanks further in.',
    "summary": 'Write ??? note "The title" and the text below it, four blanks further in.',
    "script": "Take it out: scripts are files of docs/assets/, named in guide.js.",
    "style": "Take it out: styles are files of docs/assets/, named under extra_css in mkdocs.yml.",
    "link": "Take it out: styles are files of docs/assets/, named under extra_css in mkdocs.yml.",
    "iframe": "Take it out, and write a link: a page shows nothing of another site.",
    "table": "Write a table of Markdown: | a | b |, and |---|---| below the heads.",
    "p": "Take it out, and leave an empty line between two paragraphs.",
    "ul": "Write - before each item.",
    "ol": "Write 1. before each item.",
    "li": "Write - or 1. before the item.",
    "hr": "Write --- between two empty lines.",
    "code": "Write `code`.",
    "pre": "Write ``` before and behind the lines.",
    "div": "It may have a class and an id, and no other attribute.",
    "span": "It may have a class and an id, and no other attribute.",
    **{f"h{level}": "Write ## before a heading, and { #its-id } behind it." for level in range(1, 7)},
}
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
            yield file.at(match.start(), f"'{shown}' is HTML that pages may not have. {_instead(tag, match['end'])}")


def _instead(tag: str, end: str) -> str:
    """What a page has for the same purpose."""
    if not end and ALLOWED.fullmatch(tag.rstrip()):
        return "Write > at its end."
    name = NAME.match(tag.lstrip("/"))
    return INSTEAD.get(name[0].lower() if name else "", "Write Markdown, or put it in `code` if readers are to see it.")
