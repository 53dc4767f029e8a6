"""A page as rules see it: what many of them need is made once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from facts import Problem
from guide.pages import FRONT_MATTER, SourcePage
from guide.prose import blank_out_code, line_of
from guide.sentences import Sentence, sentences


@dataclass(frozen=True)
class Page:
    """One page of docs/."""

    source: SourcePage

    @cached_property
    def prose(self) -> str:
        """The text with code, comments and macros blanked out; positions stay true."""
        return blank_out_code(self.source.text)

    @cached_property
    def body_start(self) -> int:
        """Where the Markdown begins, behind the front matter."""
        front = FRONT_MATTER.match(self.source.text)
        return front.end() if front else 0

    @cached_property
    def sentences(self) -> Sequence[Sentence]:
        """The sentences that people read."""
        return list(sentences(self.source.text))

    def at(self, position: int, text: str) -> Problem:
        """A problem where `position` stands in the text."""
        return Problem(self.source.file, line_of(self.source.text, position), text)
