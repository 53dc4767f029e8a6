"""Text that is true until a day: `<!-- until 2027-01-31 -->` behind it becomes a notice when the day is over."""

# mypy: allow-subclassing-any

import re
from collections.abc import Callable
from datetime import date

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

UNTIL = re.compile(r"<!--\s*until\b\s*(?P<day>[^\s>]*)[^>]*-->", re.IGNORECASE)


def day_of(comment: re.Match[str]) -> date | None:
    """The last day on which the text is true, or None when the comment names no day."""
    try:
        return date.fromisoformat(comment["day"])
    except ValueError:
        return None


class ExpiredText(Extension):
    """Say to the reader, behind a text whose last day is before `today`, that it may be true no more.

    `notice` makes the words, in Markdown, from that last day.
    """

    def __init__(self, *, today: date, notice: Callable[[date], str]) -> None:
        self._today, self._notice = today, notice
        super().__init__()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register what writes the notices; Python-Markdown calls it."""
        # Behind fenced code, which shows a comment as it is, and before blocks of HTML, which comments are.
        md.preprocessors.register(_Notices(md, self._today, self._notice), "expired_text", 22)


class _Notices(Preprocessor):
    def __init__(self, md: Markdown, today: date, notice: Callable[[date], str]) -> None:
        super().__init__(md)
        self._today, self._notice = today, notice

    def run(self, lines: list[str]) -> list[str]:
        return UNTIL.sub(self._said, "\n".join(lines)).split("\n")

    def _said(self, comment: re.Match[str]) -> str:
        day = day_of(comment)
        return self._notice(day) if day and day < self._today else comment[0]
