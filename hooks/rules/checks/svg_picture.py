"""An SVG file is a picture: no script, no handler, no page within it, nothing from elsewhere."""

import re
from collections.abc import Iterator

from facts import Problem
from rules.rule import Level
from rules.source_file import SourceFile

LEVEL = Level.REFUSE
ACTIVE = re.compile(
    r"<(?:\w+:)?(?:script|foreignObject|iframe|image|use|set|animate\w*|handler|listener|a|style)\b|<!(?:DOCTYPE|ENTITY)"
    r"|<\?xml-stylesheet|[\s\"'/]on\w+\s*=|(?:href|src)\s*=|url\(\s*[\"']?(?!#)|@import|&#?\w+;",
    re.IGNORECASE,
)


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for each part that could act or load."""
    if file.suffix == ".svg" and not file.name.startswith("overrides/"):
        for match in ACTIVE.finditer(file.text):
            yield file.at(match.start(), f"'{match.group().strip()}' does not belong into a picture. Take it out.")
