"""Markdown with everything that is not prose blanked out, so that positions stay true."""

import re
from functools import lru_cache

NOT_PROSE = re.compile(
    r"""
    ^(?P<fence>[ ]*(?:`{3,}|~{3,})).*?^(?P=fence)[^\n]*$   # fenced code
    | (?P<ticks>`+)(?:(?!\n\n).)*?(?P=ticks)               # code in a sentence
    | <!--.*?-->
    | \{\{(?:(?!\n\n).)*?\}\} | \{%.*?%\} | \{\#(?=\s).*?\#\}          # macros; {#id} is an attribute list
    """,
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)

# What is no plain text: facts go into titles, attributes and Markdown as they are.
MARKUP = re.compile(r"<[a-zA-Z/!?][^\n]{0,40}|\]\([^\n]{0,40}|&(?:#\w+|[a-zA-Z]\w*);")
MACRO_SIGN = re.compile(r"\{[{%#]")


@lru_cache(maxsize=8)  # many look at a page one after the other
def blank_out_code(markdown: str) -> str:
    """The same text with code, comments and macros replaced by spaces; lines and columns do not move."""
    return NOT_PROSE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), markdown)


def line_of(text: str, position: int) -> int:
    """The number of the line, from 1, on which `position` stands."""
    return text.count("\n", 0, position) + 1


def column_of(text: str, position: int) -> int:
    """The number of the character, from 1, at which `position` stands in its line."""
    return position - text.rfind("\n", 0, position)
