"""What data/search_words.yml adds to the aliases of pages: other words for a topic, for the search alone."""

from collections.abc import Collection
from typing import Annotated

from pydantic import BeforeValidator, Field, RootModel, StringConstraints

from datafiles import Problem, Problems, YamlSource, nearest, validate

MOST = 200
Phrase = Annotated[str, StringConstraints(min_length=1, max_length=160)]


def _split(value: object) -> object:
    return [it.strip() for it in value.split(",")] if isinstance(value, str) else value


class Phrases(RootModel[dict[str, Annotated[tuple[Phrase, ...], Field(max_length=MOST), BeforeValidator(_split)]]]):
    """Phrases by the id of the page or section that answers them."""


def read_phrases(source: YamlSource, known: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The phrases. Raises Problems, also for an id that no page or section has."""
    phrases = validate(source, Phrases).root
    strange = [name for name in phrases if name not in known]
    if strange:
        raise Problems(
            Problem(source.file, source.line((name,)), f"no page or section has the id '{name}'.{nearest(name, known)}")
            for name in strange
        )
    return phrases
