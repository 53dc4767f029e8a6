"""All that Jinja cannot read in one text: each thing by its line, in plain words."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

from facts.template_pieces import BLOCKS, TAGS, WITHIN, Fault, Piece, block_faults, pieces
from facts.template_words import in_words, why_unreadable

# What a tag needs behind its name: what is missing, and how it looks when it is there.
NEEDS = {
    "if": ("what has to be true", "{% if bot.support %}"),
    "elif": ("what has to be true", "{% elif bot.support %}"),
    "for": ("what it goes through", "{% for step in guide.steps %}"),
    "set": ("a name and a value", "{% set offer = catalog.recommended %}"),
    "include": ("the name of a template", '{% include "price_table.md" %}'),
    "import": ("the name of a template", '{% import "parts.html" as parts %}'),
    "extends": ("the name of a template", '{% extends "main.html" %}'),
    "block": ("a name", "{% block content %}"),
    "macro": ("a name and round brackets", "{% macro item(page) %}"),
}


@dataclass(frozen=True)
class Read:
    """The pieces of a text, what Jinja makes of each that it can read, and what is wrong with the others."""

    pieces: tuple[Piece, ...]
    trees: tuple[tuple[Piece, nodes.Template], ...]
    wrong: tuple[tuple[Piece, Fault], ...]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """The lines, and what is wrong on each."""
        return tuple(sorted({fault for _, fault in self.wrong}))


def read_pieces(
    text: str, parser: Environment, *, functions: Iterable[str] = (), offered: Collection[str] = TAGS
) -> Read:
    """Read each piece of a text by itself.

    `functions` are names that need round brackets behind them, `offered` the tags that a writer may use.
    """
    known, trees = frozenset(functions), list[tuple[Piece, nodes.Template]]()
    errors: dict[Piece, str] = {}

    def reads(piece: Piece) -> bool:
        try:
            parser.parse(_whole(piece))
        except TemplateSyntaxError as error:
            errors[piece] = str(error.message)
        return piece not in errors

    found: list[Piece] = []
    wrong: list[tuple[Piece, Fault]] = []
    for one in pieces(text, reads):
        if isinstance(one, Piece):
            found.append(one)
        else:
            piece, what = one
            wrong.append((piece, (piece.line, what)))
    unclosed = {piece for piece, _ in wrong}
    told = {piece: what for piece, what in reversed(list(block_faults(found, offered))) if piece not in unclosed}
    wrong += [(piece, (piece.line, what)) for piece, what in told.items()]
    for piece in found:
        if piece in unclosed:
            continue
        if piece not in errors:
            trees.append((piece, parser.parse(_whole(piece))))
        elif piece not in told or piece.tag in BLOCKS:  # one that is not closed may be wrong in itself too
            wrong.append((piece, _fault(piece, errors[piece], known)))
    return Read(tuple(found), tuple(trees), tuple(wrong))


def syntax_faults(text: str, parser: Environment) -> tuple[Fault, ...]:
    """What keeps Jinja from reading a template; nothing when it can."""
    try:
        parser.parse(text)
    except TemplateSyntaxError as error:
        return read_pieces(text, parser).faults or ((error.lineno, f"{in_words(str(error.message))}."),)
    return ()


def _whole(piece: Piece) -> str:
    """The piece, with all that a text needs to be whole in which it stands alone."""
    tag, inner = piece.tag, piece.inner
    if piece.opens == "{{":
        return f"{{{{{inner}}}}}"
    if tag in BLOCKS.values():
        return ""
    if tag in WITHIN:
        return f"{{% if true %}}{{%{inner}%}}{{% endif %}}"
    if tag in BLOCKS and not (tag == "set" and "=" in piece.rest):
        return f"{{%{inner}%}}{{% {BLOCKS[tag]} %}}"
    return f"{{%{inner}%}}"


def _fault(piece: Piece, message: str, functions: frozenset[str]) -> Fault:
    if not piece.inner.strip():
        return piece.line, "this macro is empty. Write what it shows, such as {{ bot.name }}, or take it out."
    if piece.opens == "{{" and piece.inner[:1] == "{":
        return piece.line, "there are three brackets '{{{'. Write two."
    skipped = piece.inner.index(piece.tag) + len(piece.tag) if piece.opens == "{%" else 0
    if piece.opens == "{%" and piece.tag in NEEDS:
        needed, right = NEEDS[piece.tag]
        if not piece.rest:
            return piece.line, f"nothing stands behind '{piece.tag}'. Write {needed}, such as {right}."
        if piece.tag == "for" and " in " not in f" {piece.rest} ":
            return piece.line, f"'in' is missing in '{piece.written}'. Write it like {right}."
    if piece.tag == "set" and (sets := re.search(r"\bset\s+[\w, ]+=", piece.inner)):
        skipped = sets.end()
    at, what = why_unreadable(piece.inner[skipped:], message, functions)
    return piece.line + piece.inner.count("\n", 0, skipped + at), _ended(what)


def _ended(what: str) -> str:
    return what if what.endswith((".", "?")) else f"{what}."
