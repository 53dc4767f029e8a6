"""The name of a page, and of its folder, is its address for good: small letters, digits and dashes."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from facts import Problem
from rules.rule import Level
from rules.source_file import SourceFile

LEVEL = Level.REFUSE
# A language may stand in it: index.de.md, pt-BR/index.md.
PART = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]{2}(?:-[A-Z]{2})?)?|[a-z]{2}-[A-Z]{2}")


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for a page of another name."""
    if file.is_page:
        parts = file.name.removeprefix("docs/").removesuffix(".md").split("/")
        if wrong := next((part for part in parts if not PART.fullmatch(part)), None):
            plain = normalize("NFKD", wrong).encode("ascii", "ignore").decode().lower()
            better = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
            what = f"'{wrong}' is no name for an address, which has small letters, digits and dashes."
            yield Problem(file.name, 1, f"{what} Call it '{better or 'its-id'}'.")
