"""What a style or a script asks for beside itself: files of the site, and what no page may ask another host for."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from web.brackets import SCRIPT

_IN_STYLE = re.compile(
    r"/\*.*?\*/|(?P<import>@import)\b[^;]*|url\(\s*(?:\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'|(?P<bare>[^\"'()\s]*))\s*\)"
    r"|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'",
    re.DOTALL | re.IGNORECASE,
)
_IMPORT = re.compile(r"\b(?:import|from)\s*$")
# An address with a host, at the beginning of a text in quotes. The names of XML are written as addresses, and are none.
_HOST = re.compile(r"(?:(?:https?|wss?|ftp):)?//(?!www\.w3\.org/)(?=[\w$\[])", re.IGNORECASE)
_HOST_WITHOUT_SCHEME = re.compile(r"//(?:[\w-]+\.)+\w|//\$\{|//localhost\b", re.IGNORECASE)


class Reached(NamedTuple):
    """What is asked for on a line, as it is written; `how` is the word of a style or a script that asks."""

    line: int
    how: str
    address: str

    @property
    def is_elsewhere(self) -> bool:
        """Whether it names a host."""
        return bool(_HOST.match(self.address))


def reached_by_style(text: str) -> Iterator[Reached]:
    """Each @import of a stylesheet, and each url() that leads to a file or a host."""
    for match in _IN_STYLE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        if match["import"]:
            yield Reached(line, "@import", match[0].removeprefix(match["import"]).strip())
            continue
        address = (match["double"] or match["single"] or match["bare"] or "").strip()
        if address and not address.lower().startswith(("#", "data:")):
            yield Reached(line, "url", address)


def reached_by_script(text: str) -> Iterator[Reached]:
    """Each text in quotes of a script that is the address of a host, or the name of a module that it imports."""
    for match in SCRIPT.finditer(text):
        part = match[0]
        if match["sign"] or match["lost"] or part[0] not in "\"'`":
            continue
        line, address = text.count("\n", 0, match.start()) + 1, part[1:-1].strip()
        if _IMPORT.search(text, max(0, match.start() - 20), match.start()):
            yield Reached(line, "import", address)
        elif _HOST.match(address) and (not address.startswith("//") or _HOST_WITHOUT_SCHEME.match(address)):
            yield Reached(line, "text", address)
