"""What data/search.yml and data/search_languages.yml tell the search about words."""

from collections.abc import Callable, Iterable, Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field, RootModel, StringConstraints

from facts import Problem, Problems, Written, YamlSource, validate
from facts.search_words import foreign_key, key_of
from facts.shape import form
from facts.yaml_source import Location

Word = Annotated[str, StringConstraints(strip_whitespace=True, to_lower=True, min_length=1, max_length=40)]
# A beginning of words is one word and has three letters at least: shorter ones begin words of everything.
ForeignWord = Annotated[Word, form(r"[^*]+|[^*\s]{3,}\*", "a word, or a beginning of three letters with *", "ключ*")]
Language = Annotated[str, form(r"[a-z]{2}(-[A-Z][a-z]{3})?", "the code of a language", "ru")]
ForeignWords = Annotated[
    tuple[ForeignWord, ...],
    Field(min_length=1),
    BeforeValidator(lambda it: it.split(",") if isinstance(it, str) else it),
]
Languages = Mapping[str, Mapping[str, tuple[str, ...]]]


class SearchSettings(Written):
    """Groups of words that mean the same to a reader, words that say nothing, and how much a kind of page counts."""

    synonyms: tuple[Annotated[tuple[Word, ...], Field(min_length=2)], ...]
    ignored: Annotated[tuple[Word, ...], BeforeValidator(lambda it: it.split() if isinstance(it, str) else it)]
    weights: dict[str, Annotated[float, Field(gt=0, le=3)]]


class _Languages(RootModel[dict[Language, dict[Word, ForeignWords]]]):
    """By language, and by the English word that they stand for, words of it."""


def read_settings(source: YamlSource) -> SearchSettings:
    """The settings. Raises Problems, also for a word in two groups: it would mean two things."""
    settings = validate(source, SearchSettings)
    groups = enumerate(settings.synonyms)
    words = (((at, place), word, f"{at}") for at, group in groups for place, word in enumerate(group))
    refuse_two_meanings(source, ((("synonyms", *place), word, group) for place, word, group in words), key_of)
    return settings


def read_languages(source: YamlSource) -> Languages:
    """The words of other languages. Raises Problems, also for a word that stands for two things in any of them.

    Nobody says in which language a query is.
    """
    languages = validate(source, _Languages).root
    refuse_two_meanings(
        source,
        (
            ((language, concept), word, concept)
            for language, concepts in languages.items()
            for concept, words in concepts.items()
            for word in words
        ),
        foreign_key,
    )
    return languages


def refuse_two_meanings(
    source: YamlSource, words: Iterable[tuple[Location, str, str]], key: Callable[[str], str]
) -> None:
    """Raise Problems for a word that stands in two groups. `words` are places in the file, words and their groups."""
    first: dict[str, tuple[Location, str]] = {}
    found = []
    for place, word, group in words:
        before, owner = first.setdefault(key(word), (place, group))
        if owner != group:
            text = f"'{word}' is on line {source.line(before)} already, perhaps with another ending or accent."
            found.append(Problem(source.file, source.line(place), f"{text} Keep one: it means one thing only."))
    if found:
        raise Problems(found)
