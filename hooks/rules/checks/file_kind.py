"""docs/ holds pages, docs/assets/ what they show, data/ facts, i18n/ words: plain files of known kinds."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from facts import Problem
from rules.rule import Level
from rules.source_file import AT_FIXED_ADDRESS, SourceFile

LEVEL = Level.REFUSE
FIRST = True
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
    elif AT_FIXED_ADDRESS.fullmatch(file.name):
        if not _is_text(file.raw):
            yield Problem(file.name, 1, "cannot be read as UTF-8 text. Save it as UTF-8, or remove it.")
    elif folder := next((folder for folder in IN if name.is_relative_to(folder)), None):
        if file.suffix not in IN[folder]:
            kinds = ", ".join(IN[folder])
            yield Problem(
                file.name, 1, f"'{file.suffix or name.name}' does not belong into {folder}/: it holds {kinds}."
            )
        elif file.suffix in TEXT and not _is_text(file.raw):
            yield Problem(file.name, 1, "cannot be read as UTF-8 text. Save it as UTF-8, or remove it.")
        elif file.suffix in PICTURES and not PICTURES[file.suffix].match(file.raw):
            yield Problem(file.name, 1, f"this is no {file.suffix} picture. Save it as one, or remove it.")


def _is_text(raw: bytes) -> bool:
    try:
        return b"\0" not in raw and raw.decode("utf-8") is not None
    except UnicodeDecodeError as error:
        # We read the first megabyte: it may end within a letter.
        return error.end == len(raw) and error.reason == "unexpected end of data"
