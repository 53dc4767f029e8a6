"""The boxes of a task list say whether a task is done: people who listen to a page do not see the tick.

An extension of Python-Markdown, for what pymdownx.tasklist writes.
"""

# mypy: allow-subclassing-any

import re
from html import escape

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

BOX = re.compile(r'<input type="checkbox" disabled(?P<done> checked)?/>')


class NamedTasks(Extension):
    """Give each box a name: `done` when it is ticked, and `to_do` when it is not."""

    def __init__(self, *, done: str, to_do: str) -> None:
        super().__init__()
        self._done, self._to_do = done, to_do

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register what gives it; Python-Markdown calls it."""
        md.postprocessors.register(
            _Named(md, self._done, self._to_do), "named_tasks", 24
        )  # once raw HTML is back in its place


class _Named(Postprocessor):
    def __init__(self, md: Markdown, done: str, to_do: str) -> None:
        super().__init__(md)
        self._done, self._to_do = escape(done), escape(to_do)

    def run(self, text: str) -> str:
        return BOX.sub(lambda box: f'{box[0][:-2]} aria-label="{self._done if box["done"] else self._to_do}">', text)


makeExtension = NamedTasks  # noqa: N816 - the name that Python-Markdown looks for
