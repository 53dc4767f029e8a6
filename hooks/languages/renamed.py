"""A key of the English interface that was changed there alone: told once, and not as a mistake of every translation."""

from collections.abc import Iterator
from pathlib import Path

from facts import Problem, Problems, read
from languages.language import ENGLISH, FOLDER, by_key, codes


def renamed(root: Path) -> Iterator[Problem]:
    """The keys that all translations have and the English has not, where they seem to stand in the English file."""
    try:
        english, *others = (read(root / FOLDER / code / "interface.yml", root=root) for code in (ENGLISH, *codes(root)))
        own, theirs = by_key(english.data).keys(), [by_key(other.data).keys() for other in others]
    except (Problems, AttributeError):  # told with its line, for each file
        return
    if len(theirs) < 2:
        return
    lost = set.intersection(*map(set, theirs)) - own
    new = [key for key in own if not any(key in keys for keys in theirs)]
    for key in sorted(lost):
        near = next((it for it in new if it[0] == key[0] or it[1] == key[1]), None)
        name = ".".join(key)
        if near:
            what = f"'{'.'.join(near)}' is '{name}' in every translation. Write {name}, or rename it there too."
            yield Problem(english.file, english.line(near), what)
        else:
            yield Problem(english.file, 1, f"the key '{name}' is in every translation and not here. Write it again.")
