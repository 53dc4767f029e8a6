"""What stands at the top of each page, by kind of page."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from facts import Id, Line, Written

Alias = Annotated[Line, Field(max_length=200)]
Title = Annotated[Line, Field(max_length=75)]
Order = Annotated[int, Field(ge=1, le=99)]
STEPS = 6
Category = Literal["start", "key", "money", "bot", "trouble"]
# The id of the heading above the questions of each category, in every language: addresses lead to it.
CATEGORIES: dict[str, str] = {
    "start": "before-you-start",
    "key": "the-key",
    "money": "money",
    "bot": "in-the-bot",
    "trouble": "trouble",
}


class Meta(Written):
    """What every page tells about itself.

    `id` is the public name of the page, `description` its one-sentence answer, `checked` the day its facts
    were last checked, `sources` the ids in data/links.yml of the pages that say so, `related` the ids of pages or
    sections to read next. `aliases` are other words for the page, as people type them, and error messages;
    `section_aliases` the same for a heading of the page, by its id.
    """

    id: Id
    title: Title
    description: Annotated[Line, Field(max_length=200)]
    checked: date
    sources: tuple[Id, ...] = ()
    related: tuple[Id, ...] = ()
    aliases: tuple[Alias, ...] = ()
    section_aliases: dict[Id, tuple[Alias, ...]] = Field(default={})
    hide: tuple[Literal["navigation", "toc", "footer"], ...] = ()


class Step(Meta):
    """One of the steps, by its number; `minutes` is how long it takes, `needs` what to have at hand.

    hooks/guide/together.py looks at the number: which ones are free is no question of one page.
    """

    step: int
    minutes: Annotated[int, Field(ge=1, le=30)]
    needs: Line


class Question(Meta):
    """A page of docs/faq: the title is the question. `order` is its place in its category, 1 first."""

    category: Category
    order: Order = 50


class Fix(Meta):
    """A page of docs/fix: one error, or several that share a number.

    `codes` are the exact words OpenAI uses for it, `retry` says whether waiting helps, `order` is its place
    in the list.
    """

    codes: Annotated[tuple[Line, ...], Field(min_length=1)]
    retry: Literal["yes", "no", "sometimes"]
    order: Order = 50


KINDS: dict[str, type[Meta]] = {"steps": Step, "faq": Question, "fix": Fix}


def kind(src_uri: str) -> type[Meta]:
    """The kind of the page at `src_uri` (relative to docs/). An index page of a folder is a plain page."""
    folder, _, name = src_uri.rpartition("/")
    return Meta if name == "index.md" else KINDS.get(folder, Meta)
