"""What data/search.yml tells the search about words."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from datafiles import Problem, Problems, Written, YamlSource, validate

Word = Annotated[str, StringConstraints(strip_whitespace=True, to_lower=True, min_length=1, max_length=40)]


class SearchSettings(Written):
    """Groups of words that mean the same to a reader, words that say nothing, and how much a kind of page counts."""

    synonyms: tuple[Annotated[tuple[Word, ...], Field(min_length=2)], ...]
    ignored: Annotated[tuple[Word, ...], BeforeValidator(lambda it: it.split() if isinstance(it, str) else it)]
    weights: dict[str, Annotated[float, Field(gt=0, le=3)]]


def read_settings(source: YamlSource) -> SearchSettings:
    """The settings. Raises Problems, also for a word in two groups: it would mean two things."""
    settings = validate(source, SearchSettings)
    if found := list(_twins(settings, source)):
        raise Problems(found)
    return settings


def _twins(settings: SearchSettings, source: YamlSource) -> Iterator[Problem]:
    owner: dict[str, int] = {}
    for number, group in enumerate(settings.synonyms):
        for place, word in enumerate(group):
            if word in owner:
                first = source.line(("synonyms", owner[word]))
                text = f"synonyms: '{word}' is in the group of line {first} already. Keep one, or join the groups."
                yield Problem(source.file, source.line(("synonyms", number, place)), text)
            owner[word] = number
