"""What a drawing shows, in words and in reading order, for people who do not see it."""

from collections.abc import Callable, Iterator

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

# What ends a sentence, in any of the languages.
ENDS = ".?!:”»…؟।"
# Gives the guide's own words by a key, with their fields by name.
Say = Callable[..., str]


def described(sheet: Sheet, say: Say, capital: Callable[[str], str] = str.upper) -> str:
    """One sentence for each part. A part with a number starts with it.

    `say` gives the guide's own words: of a key in the group "drawing", with its fields by name. `capital` makes the
    first letter of a sentence.
    """
    return " ".join(sentence for placed in sheet.placed for sentence in _sentences(placed, say, capital))


def _sentences(placed: Placed, say: Say, capital: Callable[[str], str]) -> Iterator[str]:
    number = getattr(placed.part, "number", None)
    said = _said(placed, say)
    end = "" if said[-1] in ENDS else "."
    yield f"{number}: {said}{end}" if number else f"{capital(said[0])}{said[1:]}{end}"
    if isinstance(placed.part, Row) and placed.part.bin:
        yield f"{placed.part.bin}: {say('drawing.bin')}."


def _said(placed: Placed, say: Say) -> str:
    match placed.part:
        case Bar():
            return say("drawing.top", text=placed.label)
        case Text() | Note():
            return " ".join(placed.lines)
        case Arrow():
            return say("drawing.then-text", text=placed.label) if placed.label else say("drawing.then")
        case TextField(value=None, hint=hint) if not placed.label:
            return say("drawing.field-hint", hint=hint)
        case TextField(value=value, hint=hint):
            return say("drawing.field", name=placed.label or hint, text=value or hint)
        case Secret():
            return say("drawing.key")
        case Switch(state=state):
            return say(f"drawing.switch-{state}", name=placed.label)
        case Button():
            return say("drawing.button", name=placed.label)
        case Buttons():
            return say("drawing.buttons", names=", ".join(placed.lines))
        case Choice(options=options, chosen=chosen):
            shown = {"names": ", ".join(placed.lines), "chosen": placed.lines[options.index(chosen)]}
            if placed.label:
                return say("drawing.choice", name=placed.label, **shown)
            return say("drawing.choice-unnamed", **shown)
        case Row():
            if placed.value:
                return say("drawing.row-value", name=placed.label, value=placed.value)
            return say("drawing.row", name=placed.label)
        case Post(post=post):
            return say("drawing.post", whose=placed.label, text=post)
        case Bars():
            return say("drawing.bars", text=placed.label)
        case Ask(text=question, answer=answer):
            return say("drawing.ask-last" if placed.last else "drawing.ask", question=question, answer=answer)
        case Dialog():
            return say("drawing.window")
        case Box(about=about):
            return say("drawing.box", name=placed.label, about=about) if about else placed.label
