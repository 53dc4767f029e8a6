"""Text to the terms that the search compares: docs/assets/search/words.js reads queries in the same way."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

# The key of words that say nothing, in a language of data/search_languages.yml.
NOTHING = "ignored"

# What people leave out or write in two ways: accents, Arabic vowels, a lengthened line, letters that look alike.
_MARKS = re.compile("[\u0300-\u036f\u0640\u064b-\u065f]")
_ALIKE = str.maketrans(
    {"\u0131": "i", "đ": "d", "ß": "ss", "ґ": "\u0433", "ي": "ی", "ى": "ی", "ك": "ک", "ة": "\u0647"}
    | dict.fromkeys("'\u2019\u02bc", "")
    | {digit: str(at % 10) for at, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९")}
)
# "error429" is two words, "4o" and "v2" are one.
_GLUED = re.compile(r"[^\W\d_]{3,}(?=\d)|\d{3,}(?=[^\W\d_])")
_DOUBLE = re.compile(r"([^aeiou])\1$")


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, without accents and without signs that nobody sees."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    plain = unicodedata.normalize("NFC", plain).lower().translate(_ALIKE)
    seen = "".join(it for it in plain if unicodedata.category(it) != "Cf")
    parted = "".join(it if unicodedata.category(it)[0] in "LMN" else " " for it in seen)
    return _GLUED.sub(lambda found: f"{found[0]} ", parted).split()


def stem(word: str) -> str:
    """An English word without the endings of plural, tense, adverb and noun: the same for forms of one word."""
    if len(word) < 4 or not (word.isascii() and word.isalpha()):
        return word
    word = word.replace("isation", "ization")
    if word.endswith(("ies", "ied")) and len(word) > 5:
        word = f"{word[:-3]}y"
    elif word.endswith(("xes", "ches", "shes", "sses", "zes")) and len(word) > 4:
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    elif word.endswith("ing") and len(word) > 5 and re.search("[aeiouy]", word[:-3]):
        word = word[:-3]
    elif word.endswith("ed") and not word.endswith("eed"):
        word = word[:-2] if len(word) > 4 else word[:-1]
    if word.endswith("ly") and len(word) > 5:
        word = word[:-2]
    elif word.endswith(("tion", "sion")) and len(word) > 5:
        word = word[:-3]
    if word.endswith("e") and len(word) > 3 and not word.endswith("ee"):
        word = word[:-1]
    return _DOUBLE.sub(r"\1", word) if len(word) > 3 else word


class Terms:
    """Makes terms of texts: words without endings, those that mean the same to a reader as one."""

    def __init__(
        self, synonyms: Iterable[Sequence[str]], ignored: Iterable[str], bare: Callable[[str], str] = stem
    ) -> None:
        """`synonyms` are groups of words and phrases, each read as its first; `ignored` are words that say nothing.

        `bare` gives a word without its endings.
        """
        self.bare = bare
        self.ignored = {word for name in ignored for word in words_of(name)}
        self.same: dict[str, str] = {}
        for first, *others in synonyms:
            head = "".join(map(bare, words_of(first)))
            for name in (first, *others):
                self.same[key_of(name, bare)] = head
        self._longest = max((name.count(" ") + 1 for name in self.same), default=1)

    def __call__(self, text: str) -> list[str]:
        """The terms of a text, in its order. Words that say nothing count only where there is nothing else."""
        words = words_of(text)
        found = list(self._read(words))
        return [term for term, empty in found if not empty] or [term for term, _ in found]

    def _read(self, words: Sequence[str]) -> Iterator[tuple[str, bool]]:
        bare, at = [self.bare(word) for word in words], 0
        while at < len(words):
            sizes = range(min(self._longest, len(bare) - at), 1, -1)
            size = next((it for it in sizes if " ".join(bare[at : at + it]) in self.same), 1)
            name = " ".join(bare[at : at + size])
            yield self.same.get(name, name), size == 1 and words[at] in self.ignored
            at += size


def key_of(name: str, bare: Callable[[str], str] = stem) -> str:
    """A word or phrase without endings: English ones, or what `bare` takes away."""
    return " ".join(map(bare, words_of(name)))


def foreign_key(name: str) -> str:
    """A word or phrase of another language: it has no English endings. The beginning of words keeps its star."""
    return " ".join(words_of(name)) + "*" * name.endswith("*")


def foreign_words(languages: Mapping[str, Mapping[str, Iterable[str]]], terms: Terms) -> dict[str, list[str]]:
    """Words and phrases of other languages by the terms that they stand for; by none, those that say nothing."""
    found: dict[str, list[str]] = {}
    for concepts in languages.values():
        for concept, words in concepts.items():
            meant = "" if concept == NOTHING else " ".join(terms(concept))
            found.setdefault(meant, []).extend(map(foreign_key, words))
    return found
