"""Words of a server, fit for a line of ours."""

import re

from links.redact import redact

LENGTH = 160
# More than enough to recognize what has to be taken out of the part that is shown.
LOOKED_AT = 1000
# Blanks, control characters, marks that turn the direction of text, halves of characters.
UNFIT = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+")


def one_line(text: str) -> str:
    """The text without secrets, control characters and line ends, at most 160 characters of it."""
    # Cut before anything else: a server's words can be long, and made to keep a pattern busy.
    text = redact(UNFIT.sub(" ", text[:LOOKED_AT])).strip()
    return text if len(text) <= LENGTH else f"{text[: LENGTH - 1]}…"
