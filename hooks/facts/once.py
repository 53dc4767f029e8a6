"""Do once what depends on texts alone, while `mkdocs serve` builds again and again."""

from collections.abc import Callable
from functools import wraps
from hashlib import blake2b
from typing import TypeVar

Result = TypeVar("Result")
# More than the pages of any site that is written by hand, a few times over.
MOST = 20_000
_more_builds = False


def more_builds_follow(follow: bool) -> None:
    """Tell whether this process builds more than once: if not, what was found is not kept."""
    global _more_builds
    _more_builds = follow


def do_more_builds_follow() -> bool:
    """Whether it is worth the memory to keep for the next build what was found."""
    return _more_builds


def once(find: Callable[..., Result]) -> Callable[..., Result]:
    """`find`, which takes texts alone, asked once for the same ones if more builds follow.

    `mkdocs serve` builds every page anew when one is saved, and the others come out as before. Only the digest of a
    text is kept: it can be a whole page.
    """
    known: dict[bytes, Result] = {}

    @wraps(find)
    def found(*texts: str) -> Result:
        if not _more_builds:
            return find(*texts)
        key = blake2b("\0".join(texts).encode("utf-8", "surrogatepass"), digest_size=20).digest()
        if key not in known:
            if len(known) >= MOST:
                known.clear()
            known[key] = find(*texts)
        return known[key]

    return found
