"""Do once what depends on texts alone."""

from collections.abc import Callable
from functools import wraps
from hashlib import blake2b
from typing import TypeVar

Result = TypeVar("Result")
# More than the pages of any site that is written by hand, a few times over.
MOST = 20_000


def once(find: Callable[..., Result]) -> Callable[..., Result]:
    """`find`, which takes texts alone, asked once for the same ones.

    `mkdocs serve` builds every page anew when one is saved, and the others come out as before. Only the digest of a
    text is kept: it can be a whole page.
    """
    known: dict[bytes, Result] = {}

    @wraps(find)
    def found(*texts: str) -> Result:
        key = blake2b("\0".join(texts).encode("utf-8", "surrogatepass"), digest_size=20).digest()
        if key not in known:
            if len(known) >= MOST:
                known.clear()
            known[key] = find(*texts)
        return known[key]

    return found
