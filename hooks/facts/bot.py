"""What is known about the bot this guide serves: data/bot.yml. What is not known does not stand there."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import Field, HttpUrl, PositiveFloat, PositiveInt

from facts.problem import nearest
from facts.shape import Id, Line, Written, form

FILE = "data/bot.yml"
# Telegram's own rule for the name of a bot: https://core.telegram.org/bots/features#creating-a-new-bot
Handle = Annotated[str, form(r"[A-Za-z]\w{3,30}[Bb][Oo][Tt]", "the name of a bot without @", "autoforward_bot")]


class Support(Written):
    """Where the makers of the bot answer: a name on Telegram, without the @, and a mail address."""

    telegram: Annotated[str, form(r"\w{5,32}", "a name on Telegram without @", "some_support")]
    email: Annotated[str, form(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", "a mail address", "help@example.com")]


class Bot(Written):
    """The bot, as its maker documents it at `source` and a person read it there on the day `checked`.

    `paths` are ways through its menus and `labels` the words on its controls, both as its screens show them; `limits`
    are numbers of the bot, with the unit in their names.
    """

    checked: date
    source: HttpUrl
    name: Line
    handle: Handle
    look_alike: Handle
    rewrite: Line
    ocr: Line
    digest: Line
    paid_plans: Annotated[tuple[Line, ...], Field(min_length=1)]
    providers: Annotated[tuple[Line, ...], Field(min_length=1)]
    suggested_key_name: Line
    suggested_project_name: Annotated[Line, Field(max_length=40)]
    support: Support
    paths: dict[Id, Annotated[tuple[Line, ...], Field(min_length=1)]]
    labels: dict[Id, Line]
    limits: dict[Id, PositiveInt | PositiveFloat]

    def path(self, name: str) -> str:
        """A way through the menus, in Markdown. Raises ValueError, in words, for one that is not there."""
        return "**" + "** → **".join(_known("path", name, self.paths)) + "**"

    def limit(self, name: str) -> float:
        """A number of the bot. Raises ValueError, in words, for one that is not there."""
        number: float = _known("limit", name, self.limits)
        return number

    def fact(self, name: str) -> str:
        """The text or number at `name`, such as "support.email" or "limits.max-tokens". Raises ValueError."""
        found: Any = self
        for key in name.split("."):
            found = found.get(key) if isinstance(found, Mapping) else getattr(found, key, None)
        if not isinstance(found, str | int | float):
            raise ValueError(f"{FILE} has no text or number '{name}'. Write one that it has, for example bot.name.")
        return str(found)


def _known(what: str, name: str, facts: Mapping[str, Any]) -> Any:
    if name not in facts:
        near = nearest(str(name), facts) or f" Write one of {', '.join(facts)}, or add it there under '{what}s:'."
        raise ValueError(f"{FILE} has no {what} '{name}'.{near}")
    return facts[name]
