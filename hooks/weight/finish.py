"""Change pages for the last time, many of them at once."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from datafiles.overwrite import overwrite

# Takes a page and the way in which it writes the root of the site, if it does, and gives the page that it becomes.
Change = Callable[[str, str | None], str]


def finish(folder: Path, names: Iterable[str], roots: Mapping[str, str], changes: Iterable[Change]) -> None:
    """Change the pages of these names in `folder`. Raises ValueError, with the name of the page."""
    for name in names:
        path = folder / name
        page = path.read_text(encoding="utf-8")
        try:
            for change in changes:
                page = change(page, roots.get(name))
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from None
        overwrite(path, page)
