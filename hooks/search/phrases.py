"""What data/search_words.yml adds to the aliases of pages: other words for a topic, for the search alone."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Annotated

from pydantic import BeforeValidator, Field, RootModel, StringConstraints

from datafiles import Problem, Problems, YamlSource, nearest, validate

MOST = 200
Phrase = Annotated[str, StringConstraints(min_length=1, max_length=160)]
# Phrases with commas between them, or a list.
Written = str | Sequence[str]


def _split(value: Written) -> Sequence[str]:
    return [it.strip() for it in value.split(",")] if isinstance(value, str) else value


class _Checked(RootModel[dict[str, Annotated[tuple[Phrase, ...], Field(max_length=MOST), BeforeValidator(_split)]]]):
    """Phrases by the id of the page or section that answers them."""


class Phrases(Mapping[str, Sequence[str]]):
    """Phrases by the id of the page or section that answers them.

    Kept as they are written: one by one, 18,000 of them take four times the memory, and only the index asks for them.
    """

    def __init__(self, written: Mapping[str, Written]) -> None:
        self._written = written

    def __getitem__(self, name: str) -> Sequence[str]:
        return _split(self._written[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)


def read_phrases(source: YamlSource, known: Collection[str]) -> Phrases:
    """The phrases. Raises Problems, also for an id that no page or section has."""
    strange = [name for name in validate(source, _Checked).root if name not in known]
    if strange:
        raise Problems(
            Problem(source.file, source.line((name,)), f"no page or section has the id '{name}'.{nearest(name, known)}")
            for name in strange
        )
    return Phrases(source.data)
