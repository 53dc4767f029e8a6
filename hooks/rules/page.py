"""Pages as rules see them: what many rules need of a page is made once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from facts import Problem
from guide.load import Guide
from guide.pages import SourcePage, body_start
from guide.prose import blank_out_code, line_of
from guide.reading import Sentence, sentences
from rules.layout import laid_out


@dataclass(frozen=True)
class Page:
    """One page of docs/."""

    source: SourcePage

    @cached_property
    def prose(self) -> str:
        """The text with code, comments and macros blanked out; positions stay true."""
        return blank_out_code(self.source.text)

    @cached_property
    def laid_out(self) -> str:
        """The text as Markdown lays it out, without what is none; positions stay true."""
        return laid_out(self.source.text)

    @cached_property
    def body_start(self) -> int:
        """Where the Markdown begins, behind the front matter."""
        return body_start(self.source.text)

    @cached_property
    def sentences(self) -> Sequence[Sentence]:
        """The sentences that people read."""
        return list(sentences(self.source.text))

    def at(self, position: int, text: str) -> Problem:
        """A problem where `position` stands in the text."""
        return Problem(self.source.file, line_of(self.source.text, position), text)


@dataclass(frozen=True)
class Site:
    """All pages and facts of the project in `root`, for the rules that look at them together."""

    root: Path
    guide: Guide
    pages: Sequence[Page]
