"""Bytes that are no text in UTF-8: where they stand, and what to do."""

import re
from pathlib import Path

from facts.problem import Problem, Problems

SHOWN = 20
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
END_OF_LINE = re.compile(rb"\r\n|\r|\n")


def not_utf8(raw: bytes, *, cut: bool = False) -> tuple[int, str] | None:
    """The line, the first is 1, of the first bytes that are no UTF-8, and what is wrong; None when all is well.

    `cut` says that more bytes follow, so that the last letter may be there in part.
    """
    if raw.startswith(UTF_16):
        return 1, "this is saved as UTF-16. Save it as UTF-8."
    try:
        raw.decode("utf-8")
        at = raw.find(b"\0")
        if at < 0:
            return None
        what = "a byte 0, which no text has, stands"
    except UnicodeDecodeError as error:
        if cut and error.end == len(raw) and error.reason == "unexpected end of data":
            return None
        at = error.start
        what = f"the byte {raw[at]:#04x}, which is no UTF-8, stands"
    before = END_OF_LINE.split(raw[:at])
    return len(before), f"{what} {_where(before[-1].decode('utf-8', 'replace'))}. Save the file as UTF-8."


def text_of(path: Path, file: str) -> str:
    """The text of a file that messages call `file`. Raises Problems when it is no UTF-8, and OSError."""
    raw = path.read_bytes()
    if wrong := not_utf8(raw):
        raise Problems([Problem(file, *wrong)])
    return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def _where(before: str) -> str:
    """The place on its line, told by the text before it."""
    text = before.removeprefix("\ufeff")
    column = len(text) + 1
    if not text.strip():
        return f"in column {column}"
    return f"behind '{text[-SHOWN:].lstrip()}', in column {column}"
