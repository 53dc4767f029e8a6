"""Change pages for the last time, many of them at once."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from facts.overwrite import overwrite

# Takes a page and the way in which it writes the root of the site, if it does, and gives the page that it becomes.
Change = Callable[[str, str | None], str]


def finish(folder: Path, roots: Mapping[str, str | None], changes: Iterable[Change]) -> None:
    """Change pages in `folder`. `roots` has the root for the name of each. Raises ValueError, with the name."""
    for name, root in roots.items():
        path = folder / name
        page = path.read_text(encoding="utf-8")
        try:
            for change in changes:
                page = change(page, root)
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from None
        overwrite(path, page)
