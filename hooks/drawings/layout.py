"""Where each part of a drawing stands: one below the other, in units of a drawing that is 320 wide."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from drawings.letters import width, wrapped
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
GUTTER = 28  # for the circles with numbers
GAP = 10
CONTROL = 38
BAR = 40
PAD = 12
SIZE, SMALL = 14, 13
LINE, SMALL_LINE = 20, 18
ASK, YES = 100, 36  # the width of a question, and of the arrow that leads from it


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

    def place(self, parts: Sequence[Part], at: Location, y: int) -> tuple[list[Placed], int]:
        """The places, and where the column ends. It starts and ends with a margin; a bar takes its place."""
        found: list[Placed] = []
        y += 0 if isinstance(parts[0], Bar) else EDGE
        for index, part in enumerate(parts):
            here = list(self._part(part, (*at, index), y, last=index + 1 == len(parts)))
            found += here
            y += here[0].height + (GAP if not isinstance(part, Bar) else EDGE)
        return found, y - GAP + EDGE - 2

    def _part(self, part: Part, at: Location, y: int, *, last: bool) -> Iterator[Placed]:
        label = self.labels.__getitem__
        spot = partial(Placed, part, at, self.x, y, self.width)
        inner = self.width - 2 * PAD
        tight: tuple[tuple[str, int], ...]
        match part:
            case Bar(text=text):
                tight = ((text, self.outer_width - 2 * EDGE),)
                yield Placed(part, at, self.outer, y, self.outer_width, BAR, label=text, tight=tight)
            case Text(text=text):
                lines = wrapped(text, self.width, SIZE)
                yield spot(LINE * len(lines), lines=lines)
            case Note(text=text):
                lines = wrapped(text, self.width - PAD, SMALL)
                yield spot(SMALL_LINE * len(lines) + 4, lines=lines)
            case Arrow(text=text):
                yield spot(26, label=text or "", tight=((text or "", self.width // 2 - PAD),))
            case TextField():
                name = (label(part.label) if part.label else part.hint if part.value else "") or ""
                value = part.value or part.hint or ""
                tight = ((name, self.width), (value, inner))
                yield spot(CONTROL + (LINE if name else 0), label=name, value=value, tight=tight)
            case Secret():
                yield spot(CONTROL)
            case Switch():
                yield spot(CONTROL, label=label(part.label), tight=((label(part.label), inner - 48),))
            case Button():
                yield spot(CONTROL, label=label(part.label), tight=((label(part.label), inner),))
            case Buttons():
                names = tuple(map(label, part.labels))
                yield spot(CONTROL, lines=names, tight=self._shares(names))
            case Choice():
                names = tuple(map(label, part.options))
                name = label(part.label) if part.label else ""
                tight = ((name, self.width), *self._shares(names))
                yield spot(CONTROL + (LINE if name else 0), label=name, lines=names, tight=tight)
            case Row():
                name = label(part.label) if part.label else part.text or ""
                value = label(part.value) if part.value else ""
                room = inner - (58 if part.bin else 18 if value else 0)
                yield spot(CONTROL, label=name, value=value, tight=((f"{name} {value}".strip(), room),))
            case Post():
                lines = wrapped(part.post, inner, SIZE)
                height = LINE + LINE * len(lines) + 2 * PAD - 6
                yield spot(height, label=part.text, lines=lines, tight=((part.text, inner),))
            case Bars(text=text):
                yield spot(84, label=text, tight=((text, self.width),))
            case Ask():
                lines = wrapped(part.text, ASK - 2 * PAD, SMALL)
                more = wrapped(part.answer, self.width - ASK - YES - 2 * PAD, SMALL)
                height = SMALL_LINE * max(len(lines), len(more)) + 20
                yield spot(height if last else height + LINE, lines=lines, more=more, last=last)
            case Dialog():
                yield from self._dialog(part, at, y)
            case Box():
                yield from self._box(part, at, y)

    def _dialog(self, part: Dialog, at: Location, y: int) -> Iterator[Placed]:
        column = replace(self, outer=self.outer + 8, outer_width=self.outer_width - 16)
        placed, bottom = column.place(part.parts, (*at, "parts"), y)
        yield Placed(part, at, column.outer, y, column.outer_width, bottom - y)
        yield from placed

    def _box(self, part: Box, at: Location, y: int) -> Iterator[Placed]:
        lines = wrapped(part.about or "", self.width - 2 * PAD, SMALL) if part.about else ()
        head = PAD + LINE + SMALL_LINE * len(lines)
        tight = ((part.text, self.width - 2 * PAD),)
        box = Placed(part, at, self.x, y, self.width, head + PAD - 2, label=part.text, lines=lines, tight=tight)
        placed: list[Placed] = []
        if part.parts:
            column = replace(self, x=self.x + PAD, width=self.width - 2 * PAD)
            placed, bottom = column.place(part.parts, (*at, "parts"), y + head - EDGE + GAP)
            box = replace(box, height=bottom - y)
        yield box
        yield from placed

    def _shares(self, names: Sequence[str]) -> tuple[tuple[str, int], ...]:
        """Names that stand side by side: each has the same width."""
        return tuple((name, self.width // len(names) - PAD) for name in names)
