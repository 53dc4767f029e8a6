"""docs/ holds pages, docs/assets/ what they show, data/ facts, i18n/ words: plain files of known kinds."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from facts import Problem
from facts.utf8 import not_utf8
from rules.rule import Level
from rules.source_file import AT_FIXED_ADDRESS, SETTINGS, SourceFile

LEVEL = Level.REFUSE
FIRST = True
TEMPLATES = "overrides"
TEXT = frozenset({".md", ".css", ".js", ".svg", ".txt", ".json", ".yml"})
# How the bytes of each begin; a point stands for any byte.
PICTURES = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".avif": re.compile(rb"....ftyp(?:avif|avis|mif1|miaf)", re.DOTALL),
}
IN = {
    "docs/assets": (*sorted(TEXT - {".md", ".yml"}), *sorted(PICTURES)),
    "docs": (".md",),
    "data/samples": (".txt",),
    "data": (".yml",),
    "i18n": (".yml",),
}


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for a symbolic link, a file of another kind, and one whose content is not of its kind."""
    name = PurePosixPath(file.name)
    if file.is_link:
        yield Problem(file.name, 1, "this is a symbolic link. Put the file itself here.")
    elif not file.is_plain:
        yield Problem(file.name, 1, "this is no plain file. Remove it.")
    elif AT_FIXED_ADDRESS.fullmatch(file.name) or file.name == SETTINGS or name.is_relative_to(TEMPLATES):
        yield from _not_text(file)
    elif folder := next((folder for folder in IN if name.is_relative_to(folder)), None):
        if file.suffix not in IN[folder]:
            kinds = ", ".join(IN[folder])
            yield Problem(
                file.name, 1, f"'{file.suffix or name.name}' does not belong into {folder}/: it holds {kinds}."
            )
        elif file.suffix in TEXT:
            yield from _not_text(file)
        elif file.suffix in PICTURES and not PICTURES[file.suffix].match(file.raw):
            yield Problem(file.name, 1, f"this is no {file.suffix} picture. Save it as one, or remove it.")


def _not_text(file: SourceFile) -> Iterator[Problem]:
    if wrong := not_utf8(file.raw, cut=file.size > len(file.raw)):
        yield Problem(file.name, *wrong)
