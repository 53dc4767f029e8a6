"""How long ago the facts of pages were checked."""

from collections.abc import Iterable, Iterator
from datetime import date

from guide.pages import SourcePage

CHECK_AGAIN_AFTER_DAYS = 120
TELL_READER_AFTER_DAYS = 180
NAMED = 5


def old_facts(pages: Iterable[SourcePage], day: date) -> Iterator[str]:
    """A line that names the pages whose facts nobody has checked for long, the oldest first."""
    old = sorted((it.meta.checked, it.file) for it in pages if (day - it.meta.checked).days > CHECK_AGAIN_AFTER_DAYS)
    if old:
        names = ", ".join(file for _, file in old[:NAMED])
        more = f" and {len(old) - NAMED} more" if len(old) > NAMED else ""
        yield (
            f"nobody has checked these facts for {CHECK_AGAIN_AFTER_DAYS} days: {names}{more}. "
            "Compare them with their sources and write the day under 'checked'."
        )
