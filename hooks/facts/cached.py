"""Do once what depends on texts alone, while `mkdocs serve` builds again and again."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

Result = TypeVar("Result")
# Texts are whole pages: enough for some builds of a hundred of them, and not so many that the memory is felt.
MOST = 500
_serving = False


def serving(yes: bool) -> None:
    """Say whether this process builds more than once: if not, nothing is kept."""
    global _serving
    _serving = yes


def is_serving() -> bool:
    """Whether it is worth the memory to keep something for the next build."""
    return _serving


def cached_while_serving(find: Callable[..., Result]) -> Callable[..., Result]:
    """`find`, which takes texts alone, asked once for the same ones while this process serves the site.

    When one page is saved, all pages are built anew, and the others come out as before.
    """
    cached = lru_cache(MOST)(find)

    @wraps(find)
    def found(*texts: str) -> Result:
        return cached(*texts) if _serving else find(*texts)

    return found
