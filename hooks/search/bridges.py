"""Words of a language that lead to others, in the index of that language: to English ones, and to their like.

Many pages may be in English yet, and data/search_languages.yml says which English word each stands for.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from facts.search_settings import Languages
from facts.search_words import NOTHING, Terms, foreign_key, key_of

# The words of a language by the English one that they stand for.
Concepts = Mapping[str, Sequence[str]]


def concepts_of(languages: Languages, code: str) -> list[Concepts]:
    """Those of the language with this code, in each script and country: "hi" has "hi-Latn", "pt-BR" has "pt"."""
    return [found for name, found in languages.items() if name.partition("-")[0] == code.partition("-")[0]]


def ignored_in(concepts: Iterable[Concepts]) -> list[str]:
    """The words that say nothing."""
    return [word for found in concepts for word in found.get(NOTHING, ())]


def bridges(
    concepts: Iterable[Concepts], synonyms: Iterable[Sequence[str]], terms: Terms, known: Collection[str]
) -> dict[str, list[str]]:
    """Words and beginnings of words ("tarjet*"), by the `known` terms that they may stand for, parted by blanks.

    Those are the English word and its `synonyms`, and the other words of the language that mean this.
    """
    groups = {key_of(name): group for group in synonyms for name in group}
    found: dict[str, list[str]] = {}
    for concept, words in (
        (concept, words) for one in concepts for concept, words in one.items() if concept != NOTHING
    ):
        # Of a phrase each word says too little alone.
        single = [key for key in map(foreign_key, words) if " " not in key]
        english = _known(groups.get(key_of(concept), [concept]), terms, known)
        meant = " ".join(dict.fromkeys([*english, *_alike(single, terms, known)]))
        if meant and single:
            found.setdefault(meant, []).extend(single)
    return found


def _known(group: Iterable[str], terms: Terms, known: Collection[str]) -> Iterator[str]:
    return (term for name in group if " " not in name for term in terms(name) if term in known)


def _alike(words: Iterable[str], terms: Terms, known: Collection[str]) -> Iterator[str]:
    whole = {terms.bare(word) for word in words}
    begun = tuple(word.removesuffix("*") for word in words if word.endswith("*"))
    return (term for term in known if term in whole or term.startswith(begun))
