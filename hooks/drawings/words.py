"""What a drawing shows, in words and in reading order, for people who do not see it."""

from collections.abc import Iterator

from drawings.layout import Placed, Sheet
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
    Note,
    Post,
    Row,
    Secret,
    Switch,
    Text,
    TextField,
)


def described(sheet: Sheet) -> str:
    """One sentence for each part. A part with a number starts with it."""
    return " ".join(sentence for placed in sheet.placed for sentence in _sentences(placed))


def _sentences(placed: Placed) -> Iterator[str]:
    number = getattr(placed.part, "number", None)
    said = _said(placed)
    end = "" if said[-1] in ".?:”" else "."
    yield f"{number}: {said}{end}" if number else f"{said[0].upper()}{said[1:]}{end}"
    if isinstance(placed.part, Row) and placed.part.bin:
        yield f"{placed.part.bin}: a bin at the end of the row."


def _said(placed: Placed) -> str:
    match placed.part:
        case Bar():
            return f"at the top: {placed.label}"
        case Text() | Note():
            return " ".join(placed.lines)
        case Arrow():
            return f"then: {placed.label}" if placed.label else "then"
        case TextField(value=None, hint=hint):
            return f"field {placed.label}: {hint}" if placed.label else f"field for {hint}"
        case TextField(value=value):
            return f"field {placed.label or placed.part.hint}: {value}"
        case Secret():
            return "the key, drawn as dots"
        case Switch(state=state):
            return f"switch {placed.label}: {state}"
        case Button():
            return f"button {placed.label}"
        case Buttons():
            return f"buttons {', '.join(placed.lines)}"
        case Choice(options=options, chosen=chosen):
            name = placed.label or "choice"
            return f"{name}: {', '.join(placed.lines)}; chosen is {placed.lines[options.index(chosen)]}"
        case Row():
            return f"row {placed.label}: {placed.value}" if placed.value else f"row {placed.label}"
        case Post(post=post):
            return f"{placed.label}: “{post}”"
        case Bars():
            return f"bars: {placed.label}"
        case Ask(text=question, answer=answer):
            return f"{question}? Yes: {answer}" + ("" if placed.last else ". No: go on")
        case Dialog():
            return "a window opens"
        case Box(about=about):
            return f"{placed.label}: {about}" if about else placed.label
