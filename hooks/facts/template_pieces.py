"""The pieces of Jinja in a text, each by itself, so that one that cannot be read hides no other."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from facts.problem import nearest

# The line in the text, the first is 1, and what is wrong there.
Fault = tuple[int, str]

OPEN = re.compile(r"\{(?P<kind>[{%#])")
RAW = re.compile(r"\{%[-+]?\s*raw\s*[-+]?%\}")
END_RAW = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")
CLOSES = {"{{": "}}", "{%": "%}"}
# Where a piece that is not closed ends for those who look on: at the next one, or at an empty line.
STOP = re.compile(r"\{[{%]|\n[ \t]*\n")
WORD = re.compile(r"\s*(?P<word>\w*)(?P<rest>.*)", re.DOTALL)
BLOCKS = {
    name: f"end{name}"
    for name in ("if", "for", "set", "block", "call", "filter", "macro", "with", "autoescape", "raw", "trans")
}
# What goes on within a block, and the BLOCKS in which it may stand.
WITHIN = {"elif": ("if",), "else": ("if", "for")}
TAGS = frozenset({*BLOCKS, *BLOCKS.values(), *WITHIN, "include", "import", "from", "extends"})
# What other languages call these tags.
ALSO = {"elseif": "elif", "elsif": "elif", "foreach": "for", "fi": "endif", "unless": "if not"}


@dataclass(frozen=True)
class Piece:
    """What stands between two brackets: where it begins and ends in the text, its line, and what is written in it."""

    opens: str
    start: int
    end: int
    line: int
    inner: str

    @property
    def tag(self) -> str:
        """The first word of a `{% tag %}`, or nothing."""
        found = WORD.match(self.inner) if self.opens == "{%" else None
        return found["word"] if found else ""

    @property
    def rest(self) -> str:
        """What stands behind the first word."""
        found = WORD.match(self.inner)
        return found["rest"].strip() if found else ""

    @property
    def written(self) -> str:
        """The piece as a contributor knows it, on one line, with its brackets."""
        return f"{self.opens} {' '.join(self.inner.split())} {CLOSES[self.opens]}"


# A piece that is not closed, and what is wrong with it.
Unclosed = tuple[Piece, str]


def pieces(text: str, reads: Callable[[Piece], bool]) -> Iterator[Piece | Unclosed]:
    """Every piece of a text but for comments and what is raw; of each that is not closed also what is wrong.

    Where a text in quotes may have the closing brackets too, `reads` says whether a piece makes sense.
    """
    at = 0
    while opened := OPEN.search(text, at):
        start, line = opened.start(), text.count("\n", 0, opened.start()) + 1
        if opened["kind"] == "#":
            end = text.find("#}", opened.end())
            if end < 0:
                word = re.match(r"[\w-]*", text[opened.end() :])
                right = f"'{{ #{word[0]} }}', with blanks" if word and word[0] else "'#}' where it ends"
                yield Piece("{#", start, len(text), line, ""), f"'{{#' begins a comment. Write {right}."
                return
            at = end + 2
        elif raw := RAW.match(text, start):
            end_raw = END_RAW.search(text, raw.end())
            if not end_raw:
                what = "'{% raw %}' is never closed. Write {% endraw %} where it ends."
                yield Piece("{%", start, len(text), line, "raw"), what
                return
            at = end_raw.end()
        else:
            found = _piece(text, opened[0], start, line, reads)
            if isinstance(found, Piece):
                at = found.end
                yield found
            else:
                at, what = found
                whole = Piece(opened[0], start, at, line, text[start + 2 : at].rstrip("%}\n"))
                yield whole, what
                if whole.opens == "{%":  # other tags belong to it
                    yield whole


def _piece(text: str, opens: str, start: int, line: int, reads: Callable[[Piece], bool]) -> Piece | tuple[int, str]:
    closes, first = CLOSES[opens], None
    stop = STOP.search(text, start + 2)
    limit = stop.start() if stop else len(text)
    paragraph = re.compile(r"\n[ \t]*\n").search(text, start)
    end = text.find(closes, start + 2)
    while 0 <= end < (paragraph.start() if paragraph else len(text)):
        inner = re.sub(r"^[-+]|[-+]$", " ", text[start + 2 : end])
        piece = Piece(opens, start, end + 2, line, inner)
        if reads(piece):
            return piece
        if first is None and end < limit:
            first = piece
        end = text.find(closes, end + 1)
    if first is not None:
        return first
    other = "%}" if closes == "}}" else "}}"
    wrong = re.compile(re.escape(other) + r"|\}").search(text, start + 2, limit)
    if wrong and "\n" not in text[start : wrong.start()]:
        what = f"'{opens}' is closed with '{wrong[0]}'. Write '{closes}' behind the macro."
        return wrong.end(), what
    return limit, f"'{opens}' is not closed. Write '{closes}' behind the macro."


def block_faults(found: list[Piece], offered: Collection[str]) -> Iterator[tuple[Piece, str]]:
    """A fault for each tag that nobody knows, and for each that does not begin or end as it should.

    `offered` are the tags that are named to somebody who wrote one that is none.
    """
    still_open: list[Piece] = []
    for piece in found:
        tag = piece.tag
        if piece.opens != "{%":
            continue
        if tag not in TAGS:
            if not piece.inner.strip():
                yield piece, "this tag is empty. Write what it does, such as {% if bot.support %}, or take it out."
                continue
            yield piece, _unknown(piece, offered)
            tag = _meant(piece)
        elif tag == "else" and piece.rest.startswith("if "):
            yield piece, f"'else if' are two words. Write {{% elif {piece.rest[3:].strip()} %}}."
        elif (tag == "else" or tag in BLOCKS.values()) and piece.rest and tag not in ("endblock", "endmacro"):
            yield piece, f"'{piece.rest}' cannot stand behind '{tag}'. Write {{% {tag} %}}."
        if tag == "set" and "=" not in piece.rest and "endset" not in offered:
            yield piece, f"'{piece.written}' sets nothing. Write {{% set {piece.rest or 'name'} = ... %}}."
        elif _begins(piece, tag):
            still_open.append(piece)
        elif tag in WITHIN:
            if not still_open or _meant(still_open[-1]) not in WITHIN[tag]:
                yield piece, f"'{{% {tag} %}}' stands in no {{% if %}}. Write {{% if ... %}} before it, or take it out."
        elif tag in BLOCKS.values():
            begins = [index for index, one in enumerate(still_open) if BLOCKS.get(_meant(one)) == tag]
            if not begins:
                yield piece, _closes_nothing(tag, still_open)
                del still_open[-1:]  # it was meant to end
                continue
            for one in still_open[begins[-1] + 1 :]:
                yield one, _never_closed(one, BLOCKS[_meant(one)], before=(tag, piece.line))
            del still_open[begins[-1] :]
    for one in still_open:
        yield one, _never_closed(one, BLOCKS[_meant(one)])


def _begins(piece: Piece, tag: str) -> bool:
    """Whether it begins a block: `{% set x = 1 %}` is whole by itself."""
    return tag in BLOCKS and not (tag == "set" and "=" in piece.rest)


def _meant(piece: Piece) -> str:
    if piece.tag in TAGS:
        return piece.tag
    whole = piece.tag + piece.rest.partition(" ")[0]
    if piece.tag in ("end", "else") and whole in TAGS:
        return whole
    close = re.search(r"'(\w+)'\?", nearest(piece.tag, TAGS))
    return ALSO.get(piece.tag, close[1] if close else "").partition(" ")[0]


def _unknown(piece: Piece, offered: Collection[str]) -> str:
    said = f"there is no tag '{piece.tag or piece.inner.split()[0]}'."
    whole = piece.tag + piece.rest.partition(" ")[0]
    if piece.tag == "end" and whole in TAGS:
        return f"{said} Write it as one word: {{% {whole} %}}."
    meant = ALSO.get(piece.tag)
    if meant:
        return f"{said} Write '{meant}'."
    return said + (nearest(piece.tag, offered) or f" There are {', '.join(sorted(offered))}.")


def _never_closed(piece: Piece, end: str, *, before: tuple[str, int] | None = None) -> str:
    where = f"before {{% {before[0]} %}} of line {before[1]}" if before else "where it ends"
    return f"'{piece.written}' is never closed. Write {{% {end} %}} {where}."


def _closes_nothing(tag: str, still_open: list[Piece]) -> str:
    begin = next((name for name, end in BLOCKS.items() if end == tag), tag)
    if not still_open:
        return f"'{{% {tag} %}}' closes nothing. Write {{% {begin} ... %}} before it, or take it out."
    last = still_open[-1]
    right = BLOCKS[_meant(last)]
    return f"'{{% {tag} %}}' closes nothing: '{last.written}' of line {last.line} is open. Write {{% {right} %}}."
