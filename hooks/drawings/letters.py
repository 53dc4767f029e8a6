"""How wide words are, about: fonts differ from phone to phone, so this is the width in a wide one."""

from collections.abc import Iterator

_WIDTHS = {
    0.26: "ijl'|",
    0.31: " .,:;!I/[]ft",
    0.37: "-r()",
    0.53: "cksvxyzJ",
    0.76: "wCDHNRU",
    0.82: "GOQ",
    0.88: "mM",
    1.0: "W@%→…",
}
_WIDTH_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_CAPITAL, _OTHER = 0.7, 0.59


def width(text: str, size: float) -> float:
    """The width of `text` in the units of the drawing."""
    return size * sum(_WIDTH_OF.get(letter, _CAPITAL if letter.isupper() else _OTHER) for letter in text)


def wrapped(text: str, room: float, size: float) -> tuple[str, ...]:
    """The lines of `text`, none wider than `room` unless it is a single word."""
    return tuple(_lines(text.split(), room, size))


def _lines(words: list[str], room: float, size: float) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if line and width(longer, size) > room:
            yield line
            longer = word
        line = longer
    yield line
