"""A page that opens with its answer in one sentence. An extension of Python-Markdown."""

# mypy: allow-subclassing-any

from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor


class AnswerFirst(Extension):
    """Put the `answer`, which may be Markdown, on top as a paragraph of the class "answer"; with none, nothing.

    What converts several pages with one converter gives each its own: `setConfig("answer", "…")`.
    """

    def __init__(self, **options: Any) -> None:
        self.config = {"answer": ["", "One sentence of Markdown, or nothing."]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register what puts it there; Python-Markdown calls it."""
        md.registerExtensions(["attr_list"], {})  # knows what { .answer } says
        md.preprocessors.register(_Opening(self, md), "answer_first", 40)  # before any other looks at the text


class _Opening(Preprocessor):
    def __init__(self, extension: AnswerFirst, md: Markdown) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, lines: list[str]) -> list[str]:
        answer = self._extension.getConfig("answer")
        return [answer, "{ .answer }", "", *lines] if answer else lines


makeExtension = AnswerFirst  # noqa: N816 - the name that Python-Markdown looks for
