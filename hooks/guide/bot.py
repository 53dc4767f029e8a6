"""What is known about the bot this guide serves: data/bot.yml. What is not known stays empty there."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from guide.front_matter import Line


class Feature(BaseModel):
    """A feature that needs a key; `path` is the way to it through the bot's menus, when it is known."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Line
    path: tuple[Line, ...] = ()


class Bot(BaseModel):
    """The bot. `key_path` is where a key is pasted, `support` where its makers answer."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Line
    rewrite: Feature
    ocr: Feature
    instructions: Line
    key_path: tuple[Line, ...]
    models: tuple[Line, ...]
    support: Line | None
    checked: date
    suggested_key_name: Line
    suggested_project_name: Annotated[Line, Field(max_length=40)]
