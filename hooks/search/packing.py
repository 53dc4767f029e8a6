"""Names as few bytes: each word once, and which words are in which names by the chances that they are.

A place (a page or a section) has names, and a name is a set of words: neither the order of names nor that of words is
kept. Compressed this takes two fifths less than lists of words do. `docs/assets/search/unpack.js` reads it.
"""

import re
import sys
from base64 import b64encode
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise, takewhile

from search.range_coder import RangeEncoder

# A capital letter tells how many letters a word shares with the one before it.
MOST_SHARED = 25
# How likely a name has a further word, when it has none yet, one, two, or more: chosen for the size.
FURTHER = (8, 4, 2, 1)
CHANCES = 1 << 16
# What the chances of numbers and bits depend on; unpack.js has the same.
PLACES, GAP, NAMES, COUNT, COUNT_IN_TEXT = 0, 1, 20, 21, 40
HAS_TEXT, IN_TEXT = 2000, 2001

WORD = re.compile(r"[^\W_]+")
APOSTROPHES = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]")

Packed = dict[str, str]


@dataclass(frozen=True)
class Place:
    """The words of a place's text that count, and those of each of its names."""

    text: frozenset[str]
    names: frozenset[frozenset[str]]


def words_of(text: str) -> list[str]:
    """The words of a name, in lower case. The search reads them in the same way (words.js).

    Each word is in memory once, however many names have it: there are some ten thousand names.
    """
    return [sys.intern(word) for word in WORD.findall(APOSTROPHES.sub("", text).lower())]


def digest(places: Iterable[Place]) -> str:
    """The same for the same places, whatever order their sets have."""
    told = sha256()
    for place in places:
        told.update(repr([sorted(place.text), sorted(" ".join(sorted(name)) for name in place.names)]).encode())
    return told.hexdigest()


def pack(places: Sequence[Place]) -> Packed:
    """`words`, each as the letters that it shares with the one before and the rest, and `names`, in base64.

    Raises ValueError when there are more places than the coder can number.
    """
    if len(places) >= CHANCES:
        raise ValueError(f"the search can hold {CHANCES - 1} pages and sections, and there are {len(places)}")
    vocabulary = sorted({word for place in places for words in (place.text, *place.names) for word in words})
    coder = RangeEncoder()
    _write_where_words_are(coder, vocabulary, places)
    for place in places:
        _write_place(coder, place)
    return {"words": _shortened(vocabulary), "names": b64encode(coder.done()).decode()}


def _write_where_words_are(coder: RangeEncoder, vocabulary: Sequence[str], places: Sequence[Place]) -> None:
    where: dict[str, list[int]] = {word: [] for word in vocabulary}
    for at, place in enumerate(places):
        for word in frozenset().union(place.text, *place.names):
            where[word].append(at)
    for found in where.values():
        coder.number(PLACES, len(found) - 1)
        for done, (before, at) in enumerate(pairwise([-1, *found])):
            left = len(places) - 1 - before
            coder.number(GAP + (2 * left // (len(found) - done)).bit_length(), at - before - 1)


def _write_place(coder: RangeEncoder, place: Place) -> None:
    counts = Counter(word for name in place.names for word in name)
    coder.number(NAMES, len(place.names))
    coder.bit(HAS_TEXT, bool(place.text))
    size = len(place.names).bit_length()
    for word in sorted(place.text.union(counts)):
        in_text = word in place.text
        if place.text:
            coder.bit(IN_TEXT, in_text)
        coder.number((COUNT_IN_TEXT if in_text else COUNT) + size, counts[word] - (not in_text))
    _write_names(coder, place.names, sorted(counts, key=lambda word: (-counts[word], word)))


def _write_names(coder: RangeEncoder, names: Collection[frozenset[str]], words: Sequence[str]) -> None:
    """Which names have which of the `words`. Names that are alike so far stand in one group, at first all of them."""
    rank = {word: at for at, word in enumerate(words)}
    # Of a group those that have the next word come first.
    rows = sorted([*sorted(rank[word] for word in name), len(words)] for name in names)
    having: list[list[int]] = [[] for _ in words]
    for at, row in enumerate(rows):
        for word in row[:-1]:
            having[word].append(at)
    starts, further = [0, len(rows)], [FURTHER[0]]
    for word, found in enumerate(having):
        picks = [bisect_right(starts, at) - 1 for at in found]
        _write_picks(coder, starts, further, picks)
        for group, many in reversed(Counter(picks).items()):
            more = FURTHER[min(rows[starts[group]].index(word) + 1, len(FURTHER) - 1)]
            middle = starts[group] + many
            if middle == starts[group + 1]:
                further[group] = more
            else:
                further.insert(group, more)
                starts.insert(group + 1, middle)


def _write_picks(coder: RangeEncoder, starts: Sequence[int], further: Sequence[int], picks: Sequence[int]) -> None:
    """The groups of the names that have a word, in order."""
    weights = [(end - start) * weight for (start, end), weight in zip(pairwise(starts), further, strict=True)]
    everything, first = sum(weights), 0
    for done, group in enumerate(picks):
        coder.share(*chances(weights[first:], everything, group - first, len(picks) - done), CHANCES)
        everything -= sum(weights[first:group]) + further[group]
        weights[group] -= further[group]
        first = group


def chances(weights: Sequence[int], everything: int, at: int, picks: int) -> tuple[int, int]:
    """Where the chances of group `at` begin, of 65,536, and how many they are, for the first of `picks` names.

    `everything` is the sum of `weights`. The first name is behind a group when all are: (what weighs behind it / all)
    to the power of `picks`. Computers agree on products and quotients, but not on powers.
    """
    start = _behind(sum(weights[at:]), everything, picks, CHANCES - len(weights)) + at if at else 0
    return start, _behind(sum(weights[at + 1 :]), everything, picks, CHANCES - len(weights)) + at + 1 - start


def _behind(rest: int, everything: int, picks: int, most: int) -> int:
    behind, left = 1.0, rest / everything
    for _ in range(picks):
        behind *= left
    return int((1.0 - behind) * most)


def _shortened(vocabulary: Sequence[str]) -> str:
    """Each word as the letters that it shares with the one before it, and the rest."""
    parts = []
    for before, word in pairwise(["", *vocabulary]):
        alike = takewhile(lambda both: both[0] == both[1], zip(before, word, strict=False))
        shared = min(sum(1 for _ in alike), MOST_SHARED)
        parts.append(chr(ord("A") + shared) + word[shared:])
    return "".join(parts)
