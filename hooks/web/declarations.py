"""Declarations of a stylesheet that mean nothing to a browser: it leaves them out without a word."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from itertools import chain

from pygments.lexers import CssLexer
from pygments.token import Keyword

# Comments, texts in quotes and addresses hold any sign.
_HELD = re.compile(r"/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|url\([^\"')]*\)", re.DOTALL)
_ESCAPED = re.compile(r"\\[^\n]")
_IN_BRACKETS = re.compile(r"\([^{}]*?\)|\[[^{}]*?\]")
_PIECE = re.compile(r"(?P<written>[^{};]*)(?P<end>[{};]|\Z)")
_DECLARATION = re.compile(r"(?P<name>[\w*-]+)\s*:(?P<value>.*)", re.DOTALL)
_NEXT = re.compile(r"\n\s*(?P<name>-{0,2}[a-zA-Z][\w-]*)\s*:|(?<=\s)(?P<same>[a-z-]+)\s*:")
_HASH = re.compile(r"#[\w-]*")
_COLOR = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
_LENGTHS = "Write 3, 4, 6 or 8 of the signs 0-9 and a-f behind '#'."
# Its value has any form.
_OWN = "--"
_USED = re.compile(r"var\(\s*(?P<name>--[\w-]+)\s*(?P<end>[,)])")
_SLIP = 0.88


def meaningless(text: str) -> Iterator[tuple[int, str]]:
    """The line and what is wrong on it, of a stylesheet whose brackets are right."""
    for depth, start, written, end in _pieces(text):
        if end == "{":
            if depth and (found := _DECLARATION.match(written)) and _ran_on(found):
                yield _line(text, start), _no_semicolon(found["name"], found["value"].rpartition("\n")[2])
        elif depth:
            yield from _declaration(text, start, written)
        else:
            yield _outside(text, start, written)


def outside(text: str) -> Iterator[tuple[int, str]]:
    """The line of what stands in no block, before the brackets stop to be right: its selector has no '{'."""
    for depth, start, written, end in _pieces(text):
        if depth == 0 and end != "{":
            yield _outside(text, start, written)


def _pieces(text: str) -> Iterator[tuple[int, int, str, str]]:
    """How deep it lies, where it begins, what is written, and the sign that ends it, of all but rules with '@'."""
    plain = _HELD.sub(lambda part: re.sub(r"[^\n]", "_" if part[0][:2] != "/*" else " ", part[0]), text)
    plain = _IN_BRACKETS.sub(lambda part: re.sub("[:;]", "_", part[0]), _ESCAPED.sub("__", plain))
    depth = 0
    for piece in _PIECE.finditer(plain):
        written, end = piece["written"].strip(), piece["end"]
        start = piece.start() + len(piece["written"]) - len(piece["written"].lstrip())
        if written and not written.startswith("@"):
            yield depth, start, written, end
        depth += {"{": 1, "}": -1}.get(end, 0)


def used(text: str) -> Iterator[tuple[int, str]]:
    """The line and the name of each custom property that is asked for, with nothing to take in its place."""
    plain = _HELD.sub(lambda part: re.sub(r"[^\n]", " ", part[0]), text)
    for match in _USED.finditer(plain):
        if match["end"] == ")":
            yield text.count("\n", 0, match.start()) + 1, match["name"]


@cache
def slip_of(name: str) -> str | None:
    """The property of which this name is a slip of the hand, if it is very much like one.

    A name whose parts are all parts of properties may be a newer one.
    """
    known = properties()
    if name.startswith("_") or set(name.split("-")) <= set(chain.from_iterable(it.split("-") for it in known)):
        return None
    close = get_close_matches(name, known, n=1, cutoff=_SLIP)
    swapped = (it for it in sorted(known) if len(it) > 3 and it[0] == name[0] and sorted(it) == sorted(name))
    return close[0] if close else next(swapped, None)


def _declaration(text: str, start: int, written: str) -> Iterator[tuple[int, str]]:
    found = _DECLARATION.fullmatch(written)
    first = _line(text, start)
    shown = _shown(text[start : start + len(written)])
    if not found:
        name, _, value = written.partition(" ")
        right = (
            f" Write '{name}: {_shown(value.lstrip('= '))};'."
            if value and _is_property(name)
            else " Write 'name: value;'."
        )
        yield first, f"'{shown}' has no ':' between a name and a value.{right}"
        return
    name, value = found["name"], found["value"]
    if not value.strip() and not name.startswith(_OWN):
        yield first, f"'{name}' has no value. Write one, or take the line out."
    if following := _following(name, value):
        at = start + found.start("value") + len(value[: following.start()].rstrip())
        yield _line(text, at), _no_semicolon(name, following["name"] or following["same"])
        value = value[: following.start()]
    if not _is_property(name) and (meant := slip_of(name.lower())):
        yield first, f"no browser knows the property '{name}'. Did you mean '{meant}'?"
    for sign in _HASH.finditer(value):
        if not _COLOR.fullmatch(sign[0]):
            yield _line(text, start + found.start("value") + sign.start()), f"'{sign[0]}' is no color. {_LENGTHS}"


def _following(name: str, value: str) -> re.Match[str] | None:
    """The name of another declaration within the value of this one."""
    return next((it for it in _NEXT.finditer(value) if it["name"] or not name.startswith(_OWN)), None)


def _ran_on(found: re.Match[str]) -> bool:
    """Whether what stands before a '{' is a declaration and then a selector."""
    return _is_property(found["name"]) and found["value"][:1].isspace()


def _no_semicolon(name: str, following: str) -> str:
    return f"no ';' behind the value of '{name}', so that '{_shown(following)}' is taken for more of it. Write ';'."


def _outside(text: str, start: int, written: str) -> tuple[int, str]:
    shown = _shown(text[start : start + len(written)])
    return _line(text, start), f"'{shown}' stands in no block. Write '{{' behind the selector, or take it out."


def _is_property(name: str) -> bool:
    return name.startswith("-") or name.lower().removeprefix("*") in properties()


@cache
def properties() -> frozenset[str]:
    """The names that Pygments has from the W3C. Newer ones are missing: only what is much like one is a slip."""
    listed = (it for it in CssLexer.tokens["value-start"] if isinstance(it, tuple) and it[1] is Keyword)
    return frozenset(chain.from_iterable(words.words for words, _ in listed))


def _line(text: str, start: int) -> int:
    return text.count("\n", 0, start) + 1


def _shown(text: str) -> str:
    short = " ".join(text.split())
    return short if len(short) <= 40 else f"{short[:40].strip()} ..."
