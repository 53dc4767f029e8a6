"""The words that a beginner may not know: data/glossary.yml, and tooltips that explain them.

The tooltips are an extension of Python-Markdown.
"""

# mypy: allow-subclassing-any

import re
from typing import Annotated

from markdown import Markdown
from markdown.extensions.abbr import AbbrExtension
from markdown.postprocessors import Postprocessor
from pydantic import Field

from facts import Id, Line, Written

ABBREVIATION = re.compile(r'<abbr title="(?P<title>[^"]*)">(?P<word>.*?)</abbr>', re.DOTALL)


class Term(Written):
    """A word, what it means in one or two sentences, and the forms of it that get a tooltip."""

    word: Line
    meaning: Annotated[Line, Field(max_length=240)]
    tooltip_on: tuple[Line, ...] = ()


class Glossary(Written):
    """All terms by id, in the order in which the glossary page shows them."""

    terms: dict[Id, Term]

    def tooltips(self) -> dict[str, str]:
        """The meaning of every form of a word that gets a tooltip."""
        return {form: term.meaning for term in self.terms.values() for form in term.tooltip_on}


class Tooltips(AbbrExtension):
    """Python-Markdown's own `abbr`, with its option `glossary`, but only the first use of a meaning has a tooltip."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register what makes tooltips; Python-Markdown calls it."""
        super().extendMarkdown(md)
        md.postprocessors.register(_FirstOfEach(md), "first_of_each", 3)  # when all is HTML


class _FirstOfEach(Postprocessor):
    def run(self, text: str) -> str:
        return first_of_each(text)


def first_of_each(html: str) -> str:
    """Keep the tooltip on the first use of a term in a page; on every use they would only be noise."""
    seen: set[str] = set()

    def keep(match: re.Match[str]) -> str:
        if match["title"] in seen:
            return match["word"]
        seen.add(match["title"])
        return match.group()

    return ABBREVIATION.sub(keep, html)


makeExtension = Tooltips  # noqa: N816 - the name that Python-Markdown looks for
