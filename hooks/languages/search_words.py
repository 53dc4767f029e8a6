"""`i18n/<language>/search_words.yml`: what people of a language type, by page, and how the search reads their words.

    endings: s es ado ada
    ignored: como para
    same:
      - [clave, llave]
    faq/free-trial:
      - es gratis

All but the pages may be left out. `ignored` are words that say nothing, `same` are groups of words that mean the same
to a reader. `letters` are written as others, `beginnings` fall or give way to others (in Indonesian "peny: s"), and
`endings` fall: hooks/facts/word_forms.py.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, StringConstraints

from facts import Problem, Problems, Written, YamlSource, nearest, validate
from facts.search_settings import refuse_two_meanings
from facts.search_words import Terms, key_of, words_of
from facts.word_forms import Forms


def _phrase(text: str) -> str:
    if not words_of(text):
        raise ValueError(f"'{text}' has no word in it. Write what people type, for example 'api key'.")
    return text


def _part(text: str) -> str:
    if len(words_of(text)) != 1 or any(letter.isdigit() for letter in text):
        raise ValueError(f"'{text}' is no part of a word. Write letters, for example 'ing'.")
    return text


def _instead(text: str) -> str:
    return _part(text) if text else text


def _split(written: Any) -> Any:
    return written.split() if isinstance(written, str) else written


def _fall(written: Any) -> Any:
    """Parts that give way to nothing may be a list."""
    parts = _split(written)
    if isinstance(parts, list) and all(isinstance(it, str) for it in parts):
        return dict.fromkeys(parts, "")
    return parts


Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80), AfterValidator(_phrase)]
Phrases = Annotated[tuple[Phrase, ...], Field(min_length=1)]
Part = Annotated[str, AfterValidator(_part)]
Replaced = Annotated[dict[Part, Annotated[str, AfterValidator(_instead)]], BeforeValidator(_fall)]


class SearchWords(Written):
    """The file as it is written; its keys that are no field are pages."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Phrases] = Field(init=False)

    letters: Replaced = Field(default_factory=dict)
    beginnings: Replaced = Field(default_factory=dict)
    endings: Annotated[tuple[Part, ...], BeforeValidator(_split)] = ()
    ignored: Annotated[tuple[Phrase, ...], BeforeValidator(_split)] = ()
    same: tuple[Annotated[tuple[Phrase, ...], Field(min_length=2)], ...] = ()

    @property
    def pages(self) -> Mapping[str, tuple[str, ...]]:
        """What people type, by the path of the page without its ending."""
        return self.__pydantic_extra__

    @property
    def forms(self) -> Forms:
        """What takes its form from a word."""
        return Forms(self.letters, self.beginnings, self.endings)

    def terms(self, more_ignored: Collection[str] = ()) -> Terms:
        """What makes terms of texts."""
        return Terms(self.same, [*self.ignored, *more_ignored], self.forms)


def read_search_words(source: YamlSource, pages: Collection[str]) -> SearchWords:
    """The file; `pages` are the paths of all pages below docs/ ("faq/free-trial.md").

    Raises Problems, also for a word in two groups and for a phrase of two pages: it would mean two things.
    """
    problems = list(_unknown_names(source, pages))
    told = {problem.line for problem in problems}
    try:
        words = validate(source, SearchWords)
    except Problems as error:
        wrong = [*problems, *(problem for problem in error.found if problem.line not in told)]
        raise Problems(sorted(wrong, key=lambda problem: problem.line)) from None
    problems += _endless(source, words)
    forms = words.forms
    groups = (
        (("same", at, place), word, f"{at}") for at, group in enumerate(words.same) for place, word in enumerate(group)
    )
    typed = (((page, place), text, page) for page, texts in words.pages.items() for place, text in enumerate(texts))
    for found, key in ((groups, lambda name: key_of(name, forms)), (typed, lambda name: key_of(name, str))):
        try:
            refuse_two_meanings(source, found, key)
        except Problems as error:
            problems += error.found
    if problems:
        raise Problems(sorted(problems, key=lambda problem: problem.line))
    return words


def _unknown_names(source: YamlSource, pages: Collection[str]) -> Iterator[Problem]:
    fields = sorted(SearchWords.model_fields)
    known = [*(page.removesuffix(".md") for page in pages), *fields]
    for name in source.data if isinstance(source.data, dict) else ():
        if name not in known:
            right = f"Write a path below docs/ without .md, or {', '.join(fields)}."
            what = f"'{name}' is no page.{nearest(str(name), known)} {right}"
            yield Problem(source.file, source.line((name,)), what)


def _endless(source: YamlSource, words: SearchWords) -> Iterator[Problem]:
    """A beginning that does not become shorter: it is taken away until there is none."""
    for part, instead in words.beginnings.items():
        if len(instead) >= len(part):
            what = f"beginnings.{part}: '{instead}' is not shorter than '{part}'. Write fewer letters, or none: \"\"."
            yield Problem(source.file, source.line(("beginnings", part)), what)
