"""Rules that are broken on purpose: `<!-- allow its-id: the reason -->`, in front matter `# allow its-id: the reason`.

It counts for its own line, and when it stands alone on one, for the next line with text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guide.pages import FRONT_MATTER
from guide.prose import line_of

ALLOW = re.compile(
    r"<!--[ \t]*allow\b[ \t]*(?P<id>[\w-]*)[ \t]*(?::[ \t]*(?P<reason>(?:(?!-->).)*?))?[ \t]*-->", re.DOTALL
)
IN_FRONT_MATTER = re.compile(r"(?m)#[ \t]*allow\b[ \t]*(?P<id>[\w-]+)[ \t]*(?::[ \t]*(?P<reason>[^\n]*?))?[ \t]*$")


@dataclass(frozen=True)
class Silence:
    """One rule that is allowed to be broken on the line `covers`; it is written on `line`."""

    id: str
    reason: str
    line: int
    covers: int


def silences(text: str) -> Iterator[Silence]:
    """Every silence of a page."""
    if "allow" not in text:
        return
    front = FRONT_MATTER.match(text)
    start = front.end() if front else 0
    lines = text.split("\n")
    for pattern, begin, end in ((IN_FRONT_MATTER, 0, start), (ALLOW, start, len(text))):
        for match in pattern.finditer(text, begin, end):
            first, last = line_of(text, match.start()), line_of(text, match.end())
            around = text[text.rfind("\n", 0, match.start()) + 1 : match.start()] + lines[last - 1].partition("-->")[2]
            alone = not around.strip(" \t-") if pattern is ALLOW else lines[first - 1].lstrip().startswith("#")
            covers = _next(lines, last) if alone else first
            yield Silence(match["id"], match["reason"] or "", first, covers)


def _next(lines: list[str], last: int) -> int:
    """The number of the next line after `last` with text that is no silence itself."""
    for number, line in enumerate(lines[last:], last + 1):
        if line.strip() and not ALLOW.fullmatch(line.strip()) and not line.lstrip().startswith("# allow"):
            return number
    return last
