"""What the text of a finished page may never have, however it came there: code, frames, and handlers.

An extension of Python-Markdown refuses a page that has them.
"""

# mypy: allow-subclassing-any

import re
from collections.abc import Iterator
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

from facts import Problem
from guide.page_links import attributes
from guide.prose import line_of

TAGS = frozenset(
    {"applet", "base", "embed", "frame", "frameset", "iframe", "math", "meta", "noscript", "object", "param"}
    | {"plaintext", "portal", "style", "template", "xmp"}
)
ATTRIBUTES = re.compile(r"on.*|style|srcdoc|action|formaction|background|http-equiv|ping|autofocus|nonce")
# Browsers drop blanks and controls in an address.
ACTIVE = re.compile(r"[\x00-\x20]*(?:javascript|vbscript|data:(?!image/))", re.IGNORECASE)
_SPREAD = {word: r"\s*".join(word) for word in ("script", "data:")}
# Most pages have none of these in a tag: they need no second look.
WORTH_A_LOOK = re.compile(
    rf"<(?:script|{'|'.join(sorted(TAGS))})|[\s\"'/](?:on[a-z]+|{ATTRIBUTES.pattern.partition('|')[2]})\s*="
    rf"|=\s*[\"']?[^\"'<>]*(?:{_SPREAD['script']}|{_SPREAD['data:']}|&(?:#|tab;|newline;|colon;))",
    re.IGNORECASE,
)
SCRIPT = re.compile(r"<script\b([^>]*)>?", re.IGNORECASE)
# Data, and scripts of docs/assets/, which are reviewed as code.
OURS = re.compile(r'\s(?:type="application/json" id="[\w-]+"|src="(?:\.\./)*assets/[\w/.-]+\.js" type="module")\s*')
TAG = re.compile(r"<([a-zA-Z][^\s/>]*)")


def unsafe(content: str) -> Iterator[str]:
    """The start of each thing in the HTML of a page that may not be there, as it is written."""
    if WORTH_A_LOOK.search(content):
        yield from (script[0] for script in SCRIPT.finditer(content) if not OURS.fullmatch(script[1]))
        yield from (f"<{tag}" for tag in TAG.findall(content) if tag.lower() in TAGS)
        for _, name, value in attributes(content):
            if ATTRIBUTES.fullmatch(name):
                yield f"{name}="
            elif ACTIVE.match(re.sub(r"[\t\n\r]", "", value)):
                yield f'{name}="{value[:40]}"'


class NoCode(Extension):
    """Raise an `error` with one line, `file:line: …`, for a page that has any of it.

    `file` names the page, and `written` is all that stands in it. What converts several pages with one converter gives
    each its own with `setConfigs`. A line that nobody wrote in this page, but a macro brought, is told as the first.
    """

    def __init__(self, **options: Any) -> None:
        self.config = {
            "file": ["page.md", "The file to name in the message."],
            "written": ["", "The text of the file."],
            "error": [ValueError, "The class of what is raised."],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register what looks; Python-Markdown calls it."""
        md.postprocessors.register(_Look(self, md), "no_code", 1)  # the last: nothing comes after it


class _Look(Postprocessor):
    def __init__(self, extension: NoCode, md: Markdown) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, text: str) -> str:
        options = self._extension.getConfigs()
        for code in unsafe(text):
            line = line_of(options["written"], max(options["written"].find(code), 0))
            problem = Problem(options["file"], line, f"'{code}' may not stand on a page. Take it out.")
            raise options["error"](str(problem))
        return text


makeExtension = NoCode  # noqa: N816 - the name that Python-Markdown looks for
