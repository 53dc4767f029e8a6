"""Words of a server, fit for a line of ours."""

import re

from links.redact import redact

LENGTH = 160
# Blanks, control characters, marks that turn the direction of text, halves of characters.
UNFIT = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+")


def one_line(text: str) -> str:
    """The text without secrets, control characters and line ends, at most 160 characters of it."""
    text = redact(
        re.sub(r"[\s\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+", " ", text)
    ).strip()
    return text if len(text) <= LENGTH else f"{text[: LENGTH - 1]}…"
