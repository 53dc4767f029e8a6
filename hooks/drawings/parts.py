"""What a drawing can be made of. Words on a control are ids of `labels`; all other words are the guide's own."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from facts import Id, Line, Written

# Stands in a circle beside a part, and before a line of the page's numbered list.
Number = Annotated[int, Field(ge=1, le=9)]


def _some(parts: tuple["Part", ...]) -> tuple["Part", ...]:
    if not parts:
        raise ValueError("there is no part. Write at least one.")
    return parts


class _Part(Written):
    number: Number | None = None


class _Words(Written):
    text: Line


class Bar(_Words):
    """The name of a page or a window, at its top."""

    part: Literal["bar"]


class Text(_Words):
    """A line on the screen."""

    part: Literal["text"]


class Note(_Words):
    """A remark of the guide; it is not on the screen."""

    part: Literal["note"]


class Arrow(_Part):
    """What follows comes after what stands above."""

    part: Literal["arrow"]
    text: Line | None = None


class TextField(_Part):
    """A field. `value` is typed into it; `hint` says in the guide's words what belongs there."""

    part: Literal["field"]
    label: Id | None = None
    hint: Line | None = None
    value: Line | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "TextField":
        if not (self.label or self.hint):
            raise ValueError("a field needs a 'label', or a 'hint' when its label is not known.")
        return self


class Switch(_Part):
    """A switch, as it is after the reader has set it."""

    part: Literal["switch"]
    label: Id
    state: Literal["on", "off"]


class Button(_Part):
    """A button."""

    part: Literal["button"]
    label: Id


class Buttons(_Part):
    """Two or three buttons side by side."""

    part: Literal["buttons"]
    labels: Annotated[tuple[Id, ...], Field(min_length=2, max_length=3)]


class Choice(_Part):
    """Some choices, one of them chosen; without a `label` when their heading is not known."""

    part: Literal["choice"]
    label: Id | None = None
    options: Annotated[tuple[Id, ...], Field(min_length=2, max_length=3)]
    chosen: Id

    @model_validator(mode="after")
    def _chosen_is_an_option(self) -> "Choice":
        if self.chosen not in self.options:
            raise ValueError(f"'{self.chosen}' is chosen, but is not one of the options {', '.join(self.options)}.")
        return self


class Row(_Part):
    """A row of a list or of a menu. `bin` is the number of the bin at its end."""

    part: Literal["row"]
    label: Id | None = None
    text: Line | None = None
    value: Id | None = None
    bin: Number | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "Row":
        if bool(self.label) == bool(self.text):
            raise ValueError("a row needs either a 'label' or, when it is not known, a 'text'.")
        return self


class Secret(_Part):
    """A key, as dots: no key is ever drawn, not even a false one."""

    part: Literal["secret"]


class Post(_Part):
    """A post in a channel; `text` says whose."""

    part: Literal["post"]
    text: Line
    post: Line


class Bars(_Part):
    """A row of bars, such as the cost of each day."""

    part: Literal["bars"]
    text: Line


class Ask(_Part):
    """A question of a flow chart. Yes leads to the page or section `to`, no to the question below."""

    part: Literal["ask"]
    text: Line
    to: Id
    answer: Line


class Dialog(Written):
    """A window that opens over the page."""

    part: Literal["dialog"]
    parts: Annotated[tuple["Part", ...], AfterValidator(_some)]


class Box(_Words):
    """A thing that holds other things; `about` says what it is."""

    part: Literal["box"]
    about: Line | None = None
    parts: tuple["Part", ...] = ()


Part = Annotated[
    Arrow
    | Ask
    | Bar
    | Bars
    | Box
    | Button
    | Buttons
    | Choice
    | Dialog
    | Note
    | Post
    | Row
    | Secret
    | Switch
    | Text
    | TextField,
    Field(discriminator="part"),
]


class Drawing(Written):
    """A picture: its name for people who do not see it, what the caption says if not the usual, and its parts."""

    title: Line
    caption: Line | None = None
    parts: Annotated[tuple[Part, ...], AfterValidator(_some)]


class DrawingFile(Written):
    """data/drawings.yml: the exact words on controls, and the drawings."""

    labels: dict[Id, Line]
    drawings: dict[Id, Drawing]
