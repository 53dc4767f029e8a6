"""Rules that a page breaks on purpose: `<!-- allow its-id: the reason -->`; in front matter `# allow its-id: ...`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guide.pages import body_start
from guide.prose import line_of

ALLOW = r"[ \t]*allow\b[ \t]*(?P<id>[\w-]*)[ \t]*(?::\s*(?P<reason>.*?))?[ \t]*"
IN_FRONT_MATTER = re.compile(f"#{ALLOW}$", re.MULTILINE)
IN_BODY = re.compile(rf"<!--{ALLOW}\n?-->", re.DOTALL)


@dataclass(frozen=True)
class AllowComment:
    """One rule that may be broken on the line `covers`; the comment begins on `line`."""

    id: str
    reason: str
    line: int
    covers: int


def allow_comments(text: str) -> Iterator[AllowComment]:
    """Those of a page. Each covers its own line or, when nothing else stands on it, the next one with text."""
    start = body_start(text)
    comments = [*IN_FRONT_MATTER.finditer(text, 0, start), *IN_BODY.finditer(text, start)]
    without = text
    for comment in comments:
        blank = re.sub(r"[^\n]", " ", comment[0])
        without = without[: comment.start()] + blank + without[comment.end() :]
    lines = without.split("\n")
    for comment in comments:
        line = line_of(text, comment.start())
        covers = next((number for number, rest in enumerate(lines[line - 1 :], line) if rest.strip()), line)
        yield AllowComment(comment["id"], comment["reason"] or "", line, covers)
