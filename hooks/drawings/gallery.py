"""All drawings of data/drawings.yml, checked and ready to be drawn."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from drawings.layout import Placed, Sheet, lay_out
from drawings.parts import Ask, Box, Dialog, Drawing, DrawingFile, Part
from facts import Problem, Problems, YamlSource, nearest, validate
from facts.bot import FILE as BOT
from facts.bot import Bot
from facts.yaml_source import Location

BOT_FACT = re.compile(r"\{\{\s*bot\.([a-z_.-]+)\s*\}\}")
LABEL_KEYS = ("label", "labels", "options", "value")


@dataclass(frozen=True)
class Gallery:
    """The drawings by id, and the words on all controls, those of the bot among them."""

    drawings: Mapping[str, Drawing]
    labels: Mapping[str, str]

    def label(self, name: str) -> str:
        """The exact words on a control. Raises ValueError for an id that is not there."""
        return find_label(name, self.labels)

    def sheet(self, name: str) -> Sheet:
        """The drawing, laid out. Raises ValueError for an id that is not there."""
        return self.sheets[_known(name, self.drawings, "drawing", "data/drawings.yml")]

    @cached_property
    def sheets(self) -> dict[str, Sheet]:
        """All drawings, laid out."""
        return {name: lay_out(name, drawing, self.labels) for name, drawing in self.drawings.items()}


def read_gallery(source: YamlSource, bot: Bot, sections: Collection[str]) -> Gallery:
    """The drawings in `source`; `sections` are the ids that a flow chart may lead to. Raises Problems."""
    source.data = _with_facts(source, source.data, bot, ())
    file = validate(source, DrawingFile)
    twice = [
        Problem(
            source.file,
            source.line(("labels", name)),
            f"the label '{name}' is also in {BOT}: '{bot.labels[name]}'. Keep it in one of the two.",
        )
        for name in file.labels
        if name in bot.labels
    ]
    if twice:
        raise Problems(twice)
    labels = {**file.labels, **bot.labels}
    problems = [
        Problem(source.file, source.line(at), what)
        for name, drawing in file.drawings.items()
        for at, part in _parts(drawing.parts, ("drawings", name, "parts"))
        for what in _faults(part, labels, sections)
    ]
    if problems:
        raise Problems(problems)
    gallery = Gallery(file.drawings, labels)
    problems = [
        Problem(source.file, source.line(placed.at), does_not_fit(placed))
        for sheet in gallery.sheets.values()
        for placed in sheet.placed
        if placed.too_long
    ]
    if problems:
        raise Problems(problems)
    return gallery


def find_label(name: str, labels: Mapping[str, str]) -> str:
    """The words on a control. Raises ValueError, in words, for an id that is not there."""
    return labels[_known(name, labels, "label", f"data/drawings.yml and {BOT}")]


def _known(name: str, known: Mapping[str, Any], what: str, where: str) -> str:
    if name not in known:
        raise ValueError(f"no {what} has the id '{name}'.{nearest(name, known)} All ids are in {where}.")
    return name


def _with_facts(source: YamlSource, value: Any, bot: Bot, at: Location) -> Any:
    """The same data with every `{{ bot.name }}` in its texts filled in."""
    if isinstance(value, dict):
        return {key: _with_facts(source, one, bot, (*at, key)) for key, one in value.items()}
    if isinstance(value, list):
        return [_with_facts(source, one, bot, (*at, index)) for index, one in enumerate(value)]
    if isinstance(value, str):
        return BOT_FACT.sub(lambda fact: _fact(source, fact, bot, at), value)
    return value


def _fact(source: YamlSource, fact: re.Match[str], bot: Bot, at: Location) -> str:
    try:
        return bot.fact(fact[1])
    except ValueError as error:
        raise Problems([Problem(source.file, source.line(at), f"{fact[0]}: {error}")]) from None


def _parts(parts: Sequence[Part], at: Location) -> Iterator[tuple[Location, Part]]:
    for index, part in enumerate(parts):
        yield (*at, index), part
        if isinstance(part, Dialog | Box):
            yield from _parts(part.parts, (*at, index, "parts"))


def label_ids(part: Part) -> list[str]:
    """The ids of the labels that a part shows."""
    values = part.model_dump(include=set(LABEL_KEYS) - ({"value"} if part.part == "field" else set())).values()
    return [name for value in values if value for name in ([value] if isinstance(value, str) else value)]


def _faults(part: Part, labels: Mapping[str, str], sections: Collection[str]) -> Iterator[str]:
    for name in label_ids(part):
        if name not in labels:
            close = nearest(name, labels)
            yield f"no label has the id '{name}'.{close} Add it under 'labels', or use one of them."
    if isinstance(part, Ask) and part.to not in sections:
        yield f"to: no page or section has the id '{part.to}'.{nearest(part.to, sections)}"


def does_not_fit(placed: Placed) -> str:
    """What to say of words that are wider than their place."""
    return f"'{placed.too_long}' is too long for its {placed.part.part}. Make it shorter, or use another part."
