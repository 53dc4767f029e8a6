"""Names as few bytes: each word once, and each name as numbers of words, one character a number.

`docs/assets/search/unpack.js` reads what this writes. Compressed it takes a third less than the names as text, because
most numbers are small: a place uses few words, and its words are counted, not the site's.
"""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

# The character of the number 0. Small numbers fall on letters and signs that take one byte.
FIRST = 35
MOST = 0xD800 - FIRST  # from there on no character stands alone
# A capital letter tells how many letters a word shares with the one before it.
MOST_SHARED = 25
WORD = re.compile(r"[^\W_]+")
APOSTROPHES = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]")

Packed = dict[str, str | list[str]]


def words_of(text: str) -> list[str]:
    """The words of a name, in lower case. The search reads them in the same way (words.js)."""
    return WORD.findall(APOSTROPHES.sub("", text).lower())


def pack(places: Sequence[Sequence[Sequence[str]]]) -> Packed:
    """`words`, `tables` and `names` for places, each with its names, each with its words.

    Raises ValueError when there are more different words than characters.
    """
    vocabulary = sorted({word for names in places for name in names for word in name})
    if len(vocabulary) >= MOST:
        raise ValueError(f"the search can hold {MOST - 1} different words, and there are {len(vocabulary)}")
    number = {word: at for at, word in enumerate(vocabulary)}
    tables, names = zip(*(_place(place, number) for place in places), strict=True) if places else ((), ())
    return {"words": _shortened(vocabulary), "tables": list(tables), "names": list(names)}


def _place(names: Sequence[Sequence[str]], number: dict[str, int]) -> tuple[str, str]:
    used = sorted({word for name in names for word in name}, key=number.__getitem__)
    steps = (number[word] - before for before, word in zip([-1, *map(number.__getitem__, used)], used, strict=False))
    own = {word: chr(FIRST + at) for at, word in enumerate(used, 1)}
    table = "".join(chr(FIRST + step) for step in steps)
    return table, chr(FIRST).join("".join(map(own.__getitem__, name)) for name in names)


def _shortened(vocabulary: Sequence[str]) -> str:
    """Each word as the letters that it shares with the one before it, and the rest."""
    parts = []
    for before, word in pairwise(["", *vocabulary]):
        alike = takewhile(lambda both: both[0] == both[1], zip(before, word, strict=False))
        shared = min(sum(1 for _ in alike), MOST_SHARED)
        parts.append(chr(ord("A") + shared) + word[shared:])
    return "".join(parts)
