"""Where each part of a drawing stands: one below the other, in units of a drawing that is 320 wide.

An SVG does not wrap words, and fonts differ from phone to phone: the width of words is about that in a wide one.
overrides/drawings/parts.html draws with these sizes.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from drawings.parts import (
    Arrow,
    Ask,
    Bar,
    Bars,
    Box,
    Button,
    Buttons,
    Choice,
    Dialog,
    Drawing,
    Note,
    Part,
    Post,
    Row,
    Secret,
    Switch,
    Text,
    TextField,
)
from facts.yaml_source import Location

WIDTH = 320
EDGE = 16
BOTTOM = 14  # below the last part of a column
GUTTER = 28  # for the circles with numbers
GAP = 10
INSET = 8  # of a window, from what it opens over
PAD = 12
SIZE, SMALL = 14, 13  # of letters
LINE, SMALL_LINE = 20, 18
# Heights.
BAR, CONTROL, ARROW, BARS = 40, 38, 26, 84
NOTE_MARGIN = 4  # of the line beside a note, above and below its words
POST_MARGIN = 18  # of the words in a post
BOX_MARGIN = 10  # below the words of a box with nothing in it
ASK_MARGIN = 20  # of a question and its answer
# Widths.
ASK, YES = 100, 36  # a question, and the arrow that leads from it
SWITCH = 48  # a switch at the end of its control
BIN = 58  # a bin with its number, at the end of a row
OPENS = 18  # the sign at the end of a row that it opens a list
# A letter's part of the size of letters.
LETTERS = {
    0.26: "ijl'|",
    0.31: " .,:;!I/[]ft",
    0.37: "-r()",
    0.53: "cksvxyzJ",
    0.76: "wCDHNRU",
    0.82: "GOQ",
    0.88: "mM",
    1.0: "W@%→…",
}
LETTER = {letter: part for part, letters in LETTERS.items() for letter in letters}
CAPITAL, OTHER = 0.7, 0.59


def width(text: str, size: float) -> float:
    """The width of `text` in the units of the drawing."""
    return size * sum(LETTER.get(letter, CAPITAL if letter.isupper() else OTHER) for letter in text)


def wrapped(text: str, room: float, size: float) -> tuple[str, ...]:
    """The lines of `text`, none wider than `room` unless it is a single word."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


Spot = Callable[..., "Placed"]


@dataclass(frozen=True)
class Placed:
    """A part and its place. `label` are the words on it, `value` what is set, `lines` and `more` what stands in lines.

    `tight` are words that may not wrap, each with the width that it may take.
    """

    part: Part
    at: Location
    x: int
    y: int
    width: int
    height: int
    label: str = ""
    value: str = ""
    lines: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    tight: tuple[tuple[str, int], ...] = ()
    last: bool = False

    @property
    def too_long(self) -> str | None:
        """Words that are wider than their place."""
        return next((words for words, room in self.tight if width(words, SIZE) > room), None)


@dataclass(frozen=True)
class Sheet:
    """A drawing with the places of its parts; a part stands before those that it holds."""

    id: str
    drawing: Drawing
    height: int
    placed: tuple[Placed, ...]
    width: int = WIDTH


def lay_out(name: str, drawing: Drawing, labels: Mapping[str, str]) -> Sheet:
    """The drawing with a place for every part; `labels` are the words on controls by id."""
    indent = EDGE + (GUTTER if any(_numbers(drawing.parts)) else 0)
    column = _Column(labels, outer=0, outer_width=WIDTH, x=indent, width=WIDTH - indent - EDGE)
    placed, bottom = column.place(drawing.parts, ("drawings", name, "parts"), 0)
    return Sheet(name, drawing, bottom, tuple(placed))


def _numbers(parts: Sequence[Part]) -> Iterator[int]:
    for part in parts:
        if isinstance(part, Dialog | Box):
            yield from _numbers(part.parts)
        elif number := getattr(part, "number", None):
            yield number


@dataclass(frozen=True)
class _Column:
    """Parts that stand one below the other: controls from `x`, bars and windows from `outer`."""

    labels: Mapping[str, str]
    outer: int
    outer_width: int
    x: int
    width: int

    @property
    def _inner(self) -> int:
        """How wide the words in a control may be."""
        return self.width - 2 * PAD

    def place(self, parts: Sequence[Part], at: Location, y: int) -> tuple[list[Placed], int]:
        """The places, and where the column ends. It starts and ends with a margin; a bar takes its place."""
        places: list[Placed] = []
        y += 0 if isinstance(parts[0], Bar) else EDGE
        for index, part in enumerate(parts):
            here = list(self._part(part, (*at, index), y, last=index + 1 == len(parts)))
            places += here
            y += here[0].height + (GAP if not isinstance(part, Bar) else EDGE)
        return places, y - GAP + BOTTOM

    def _part(self, part: Part, at: Location, y: int, *, last: bool) -> Iterator[Placed]:
        spot = partial(Placed, part, at, self.x, y, self.width)
        match part:
            case Bar(text=text):
                tight = ((text, self.outer_width - 2 * EDGE),)
                yield Placed(part, at, self.outer, y, self.outer_width, BAR, label=text, tight=tight)
            case Dialog():
                yield from self._dialog(part, at, y)
            case Box():
                yield from self._box(part, at, y)
            case Text() | Note() | Arrow() | Post() | Bars() | Ask():
                yield self._words(part, spot, last=last)
            case _:
                yield self._control(part, spot)

    def _words(self, part: Text | Note | Arrow | Post | Bars | Ask, spot: Spot, *, last: bool) -> Placed:
        match part:
            case Text(text=text):
                lines = wrapped(text, self.width, SIZE)
                return spot(LINE * len(lines), lines=lines)
            case Note(text=text):
                lines = wrapped(text, self.width - PAD, SMALL)
                return spot(SMALL_LINE * len(lines) + NOTE_MARGIN, lines=lines)
            case Arrow():
                text = part.text or ""
                return spot(ARROW, label=text, tight=((text, self.width // 2 - PAD),))
            case Post():
                lines = wrapped(part.post, self._inner, SIZE)
                height = LINE + LINE * len(lines) + POST_MARGIN
                return spot(height, label=part.text, lines=lines, tight=((part.text, self._inner),))
            case Bars(text=text):
                return spot(BARS, label=text, tight=((text, self.width),))
            case Ask():
                lines = wrapped(part.text, ASK - 2 * PAD, SMALL)
                more = wrapped(part.answer, self.width - ASK - YES - 2 * PAD, SMALL)
                height = SMALL_LINE * max(len(lines), len(more)) + ASK_MARGIN
                return spot(height if last else height + LINE, lines=lines, more=more, last=last)

    def _control(self, part: TextField | Secret | Switch | Button | Buttons | Choice | Row, spot: Spot) -> Placed:
        label = self.labels.__getitem__
        match part:
            case TextField():
                name = (label(part.label) if part.label else part.hint if part.value else "") or ""
                value = part.value or part.hint or ""
                tight = ((name, self.width), (value, self._inner))
                return spot(CONTROL + (LINE if name else 0), label=name, value=value, tight=tight)
            case Secret():
                return spot(CONTROL)
            case Switch():
                return spot(CONTROL, label=label(part.label), tight=((label(part.label), self._inner - SWITCH),))
            case Button():
                return spot(CONTROL, label=label(part.label), tight=((label(part.label), self._inner),))
            case Buttons():
                names = tuple(map(label, part.labels))
                return spot(CONTROL, lines=names, tight=self._shares(names))
            case Choice():
                names = tuple(map(label, part.options))
                name = label(part.label) if part.label else ""
                height = CONTROL + (LINE if name else 0)
                return spot(height, label=name, lines=names, tight=((name, self.width), *self._shares(names)))
            case Row():
                name = label(part.label) if part.label else part.text or ""
                value = label(part.value) if part.value else ""
                room = self._inner - (BIN if part.bin else OPENS if value else 0)
                return spot(CONTROL, label=name, value=value, tight=((f"{name} {value}".strip(), room),))

    def _dialog(self, part: Dialog, at: Location, y: int) -> Iterator[Placed]:
        column = replace(self, outer=self.outer + INSET, outer_width=self.outer_width - 2 * INSET)
        placed, bottom = column.place(part.parts, (*at, "parts"), y)
        yield Placed(part, at, column.outer, y, column.outer_width, bottom - y)
        yield from placed

    def _box(self, part: Box, at: Location, y: int) -> Iterator[Placed]:
        lines = wrapped(part.about or "", self._inner, SMALL)
        head = PAD + LINE + SMALL_LINE * len(lines)
        tight = ((part.text, self._inner),)
        box = Placed(part, at, self.x, y, self.width, head + BOX_MARGIN, label=part.text, lines=lines, tight=tight)
        placed: list[Placed] = []
        if part.parts:
            column = replace(self, x=self.x + PAD, width=self._inner)
            placed, bottom = column.place(part.parts, (*at, "parts"), y + head - EDGE + GAP)
            box = replace(box, height=bottom - y)
        yield box
        yield from placed

    def _shares(self, names: Sequence[str]) -> tuple[tuple[str, int], ...]:
        """Names that stand side by side: each has the same width."""
        return tuple((name, self.width // len(names) - PAD) for name in names)
