"""The stylesheets of the theme: their names hold a digest of their content, so each version of it has others."""

from collections.abc import Iterable
from fnmatch import filter as matching

PATTERNS = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css")


def theme_styles(files: Iterable[str]) -> list[str]:
    """Which of the site's files they are, in the order in which pages ask for them.

    Raises ValueError unless there is one of each.
    """
    files = list(files)
    found = [sorted(matching(files, pattern)) for pattern in PATTERNS]
    for pattern, names in zip(PATTERNS, found, strict=True):
        if len(names) != 1:
            raise ValueError(
                f"the theme should have one file {pattern}, and has {', '.join(names) or 'none'}."
                " Say in hooks/guide/theme_styles.py what this version of mkdocs-material calls its stylesheets."
            )
    return [name for names in found for name in names]
