"""Markdown that other sites and Material's manual have, and that comes out as typed here."""

import re
from collections.abc import Iterator

from facts import Problem
from guide.load import Guide
from rules.page import Page

TEMPLATES = True
# What it is, what would be right, and how it begins. Each is looked for in prose, where code is blank.
IN_PROSE = {
    "mathematics": (
        "Write it in words, or in `code`",
        r"(?<![\\\w$])\$\$(?=\S)|^[ ]*\$\$[ ]*$"
        r"|(?<![\\\w$])\$(?=[^\s$\d][^$\n]*[^\s$\\]\$(?![\w$]))|(?<![\\\w$])\$(?=[^\s$]*[\\^_{}=][^$\n]*(?<![\s\\])\$(?![\w$]))"
        r"|\\\((?=[^()\n]*[\\^_=][^()\n]*\\\))|\\\[(?=[^\[\]\n]*[\\^_=][^\[\]\n]*\\\])",
    ),
    "an annotation": ("Write a list or a footnote[^1]", r"\{:?[^{}\n]*\.annotate\b[^{}\n]*\}|<div[^>\n]*\bannotate\b"),
    "a mark of an editor": (
        "Write the text as it should be, or ==marked==, ^^inserted^^ and ~~deleted~~",
        r"\{(?:\+\+|--|~~|==|>>)(?=[^{}]*(?:\+\+|--|~~|==|<<)\})",
    ),
    "a block of slashes": ("Write a paragraph below the picture, or a box: !!! note", r"^[ \t]*/{3,}[ \t]*[a-z]"),
    "a box of another dialect": (
        "Write a box: !!! note, and its text four spaces further in",
        r"^[ \t]*>[ \t]*\[![A-Za-z]+\]|^[ \t]*:{3,}[ \t]*\{?\w",
    ),
    "a link of a wiki": ("Write [the text](the-file.md)", r"!?\[\[(?=[^\[\]\n]+\]\](?![(\[]))"),
    "a bar of progress": ("Write it in words", r"\[=[ ]?(?=\d[^\]\n]*\])"),
    "a footnote in its place": ("Write [^1] here, and `[^1]: its text` in a line of its own", r"\^\[(?=[^\]\n]+\])"),
    "a file put in": ('Write a section: --8<-- "faq/refund.md:its-name"', r"\{!(?=[^{}\n]+!\})|^[ \t]*!include\b"),
    "a task of another kind": ("Write [ ] or [x]", r"(?<=[-*+] )\[[-/>!?*]\](?= )"),
}
# In the text as it is: a fence and code in a sentence.
IN_TEXT = {
    "a diagram": (
        "Write a list, or draw it in data/drawings.yml",
        r"^[ \t]*(?:`{3,}|~{3,})[ \t]*(?:\{[^}\n]*\.?)?(?:mermaid|plantuml|graphviz|dot|d2|vega(?:-?lite)?|math)\b",
    ),
    "the language of code in a sentence": ("Write `code`", r"(?<!`)`(?:#!|:::)[a-z][\w+-]* (?=[^`\n]+`)"),
    "an annotation of code": ("Write it below the code", r"(?:#|//|--|;|<!--|/\*)[ ]?\(\d+\)!?(?=[ ]*(?:-->|\*/)?$)"),
    "an option of code": (
        "Write the language, title=, linenums= or hl_lines=",
        r"^[ \t]*(?:`{3,}|~{3,})(?=[^\n]*\.(?:(?:no-)?(?:copy|select)|annotate)\b)",
    ),
}


def check_page(page: Page, _guide: Guide) -> Iterator[Problem]:
    """A problem for each."""
    for kinds, text in ((IN_PROSE, page.prose), (IN_TEXT, page.source.text)):
        for kind, (right, pattern) in kinds.items():
            for match in re.finditer(pattern, text[page.body_start :], re.MULTILINE):
                start = page.body_start + match.start()
                written = page.source.text[start:].partition("\n")[0].strip()[:40]
                yield page.at(start, f"'{written}' is {kind}, which pages do not have. {right}.")
