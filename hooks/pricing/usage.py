"""The usual work that every figure on the site is computed from: data/tokens.yml."""

from collections.abc import Collection
from typing import Annotated, Self

from pydantic import Field, NonNegativeInt, PositiveInt, model_validator

from facts import Line, Written


class SamePost(Written):
    """The post that is the same in every language: its characters (Unicode code points) and tokens (o200k_base)."""

    characters: PositiveInt
    tokens: PositiveInt


class Language(Written):
    """A language and how many tokens one character of it is, measured on the texts in data/samples by `make tokens`."""

    name: Line
    tokens_per_character: Annotated[float, Field(gt=0, le=4)]
    same_post: SamePost | None = None  # none for `other`, which no text is written in

    def tokens(self, characters: int) -> int:
        """About how many tokens a text of so many characters (Unicode code points) is; at least one."""
        return max(1, round(characters * self.tokens_per_character))


class Length(Written):
    """A length of message that the reader can choose, in characters."""

    name: Line
    characters: PositiveInt


class Rewrite(Written):
    """The usual message, and the tokens that go around every message."""

    length: Line
    language: Line
    instruction_tokens: PositiveInt
    overhead_tokens: PositiveInt


class Picture(Written):
    """A kind of picture: its size in pixels and the tokens of the text that is read from it."""

    name: Line
    width: PositiveInt
    height: PositiveInt
    text_tokens: PositiveInt


class Reading(Written):
    """The usual picture, the shapes of a photo, and the tokens of the request around every picture."""

    picture: Line
    photos: Annotated[list[Line], Field(min_length=1)]
    prompt_tokens: PositiveInt


class Thinking(Written):
    """How much a model thinks: reasoning tokens of one answer, billed as output and never shown."""

    name: Line
    tokens: NonNegativeInt


class Usage(Written):
    """All choices a reader has, by id, and which of them is the usual one."""

    rewrite: Rewrite
    reading: Reading
    lengths: dict[str, Length]
    pictures: dict[str, Picture]
    thinking: dict[str, Thinking]
    languages: dict[str, Language]

    @model_validator(mode="after")
    def _the_usual_ones_exist(self) -> Self:
        wanted: list[tuple[str, str, Collection[str]]] = [
            ("rewrite.length", self.rewrite.length, self.lengths),
            ("rewrite.language", self.rewrite.language, self.languages),
            ("reading.picture", self.reading.picture, self.pictures),
            *(("reading.photos", photo, self.pictures) for photo in self.reading.photos),
        ]
        for key, choice, choices in wanted:
            if choice not in choices:
                raise ValueError(f"{key}: '{choice}' is not one of {', '.join(choices)}.")
        for level in ("none", "little", "lot"):
            if level not in self.thinking:
                raise ValueError(f"thinking: the level '{level}' is missing. Add it.")
        return self

    @property
    def post_characters(self) -> int:
        """The length of the usual message."""
        return self.lengths[self.rewrite.length].characters

    @property
    def post_tokens(self) -> int:
        """The usual message in the usual language."""
        return self.languages[self.rewrite.language].tokens(self.post_characters)

    @property
    def measured_languages(self) -> list[tuple[str, SamePost]]:
        """The name of every language in which the same post is written, and that post."""
        return [(language.name, language.same_post) for language in self.languages.values() if language.same_post]

    @property
    def picture(self) -> Picture:
        """The usual picture."""
        return self.pictures[self.reading.picture]

    def rewrite_tokens_in(self, post_tokens: int) -> int:
        """All that the model reads to rewrite a message of so many tokens."""
        return post_tokens + self.rewrite.instruction_tokens + self.rewrite.overhead_tokens
