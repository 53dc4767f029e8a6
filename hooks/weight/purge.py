"""Remove from a stylesheet what nothing in the site can show.

tinycss2 reads it: the one parser of CSS in Python that follows the standard and is kept (by Kozea, for WeasyPrint). Its
sister cssselect2 matches whole selectors, but knows no `::-webkit-…` and sees no element that a script will make.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

from weight.seen import Seen
from weight.selectors import by_comma, can_match

_GROUPS = ("media", "supports", "layer", "container")
_READ = re.compile(r"var\(\s*(--[\w-]+)")
_WORD = re.compile(r"[\w-]+")


@dataclass
class _Rule:
    selectors: str
    declarations: list[tuple[str, str]]


@dataclass
class _Group:
    """`@media` and its like."""

    head: str
    rules: "list[_Item]"


@dataclass
class _Other:
    text: str
    keyframes: str


_Item = _Rule | _Group | _Other


def purge(css: str, seen: Seen) -> str:
    """`css` without the rules that fit nothing, and without properties and keyframes that no rule left asks for."""
    rules = _fitting(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), seen)
    declarations = [declaration for rule in _all(rules) for declaration in rule.declarations]
    read = _read_properties(declarations) | seen.words
    named = {word for name, value in declarations if "animation" in name for word in _WORD.findall(value)}
    return _written(rules, read, named)


def _fitting(nodes: Sequence[Node], seen: Seen) -> list[_Item]:
    found: list[_Item] = []
    for node in nodes:
        if isinstance(node, QualifiedRule):
            selectors = [text(selector) for selector in by_comma(node.prelude) if can_match(selector, seen)]
            if selectors:
                found.append(_Rule(",".join(selectors), list(_declarations(node.content))))
        elif isinstance(node, AtRule) and node.lower_at_keyword in _GROUPS and node.content is not None:
            inside = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            found.append(_Group(f"@{node.at_keyword} {text(node.prelude)}", _fitting(inside, seen)))
        elif isinstance(node, AtRule):
            keyframes = text(node.prelude) if node.lower_at_keyword.endswith("keyframes") else ""
            found.append(_Other(text([node]), keyframes))
        else:
            raise ValueError(f"line {node.source_line} of the joined stylesheet: {getattr(node, 'message', node.type)}")
    return found


def _declarations(content: Sequence[Node]) -> Iterator[tuple[str, str]]:
    """Names and values as they are written: a parser of declarations would drop what it does not know."""
    current: list[Node] = []
    for node in [*content, None]:
        if node is not None and node != ";":
            current.append(node)
        elif current:
            name, _, value = text(current).partition(":")
            if name:
                yield name.strip(), value.strip()
            current = []


def _read_properties(declarations: Sequence[tuple[str, str]]) -> set[str]:
    """Custom properties that end up in one of the browser's own."""
    asks: dict[str, set[str]] = {}
    todo: list[str] = []
    for name, value in declarations:
        if name.startswith("--"):
            asks.setdefault(name, set()).update(_READ.findall(value))
        else:
            todo.extend(_READ.findall(value))
    read: set[str] = set()
    while todo:
        name = todo.pop()
        if name not in read:
            read.add(name)
            todo.extend(asks.get(name, ()))
    return read


def _all(rules: Sequence[_Item]) -> Iterator[_Rule]:
    for rule in rules:
        if isinstance(rule, _Rule):
            yield rule
        elif isinstance(rule, _Group):
            yield from _all(rule.rules)


def _written(rules: Sequence[_Item], read: set[str] | frozenset[str], named: set[str]) -> str:
    parts = []
    for rule in rules:
        if isinstance(rule, _Rule):
            kept = [f"{name}:{value}" for name, value in rule.declarations if name in read or not name.startswith("--")]
            parts.append(f"{rule.selectors}{{{';'.join(kept)}}}" if kept else "")
        elif isinstance(rule, _Group):
            inside = _written(rule.rules, read, named)
            parts.append(f"{rule.head}{{{inside}}}" if inside else "")
        elif not rule.keyframes or rule.keyframes in named:
            parts.append(rule.text)
    return "".join(parts)


def text(nodes: Sequence[Node]) -> str:
    """CSS as it was written, without the blanks around it."""
    return str(tinycss2.serialize(nodes)).strip()
