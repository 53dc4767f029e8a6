"""One writer at a time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PATIENCE_SECONDS = 2.0


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold `file` as a lock that ends with the process. After two seconds go on without: a build must not hang."""
    with file.open("a") as handle:
        with suppress(ImportError):  # Windows has none; there the last writer wins
            import fcntl

            end = time.monotonic() + PATIENCE_SECONDS
            while time.monotonic() < end:
                try:
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except OSError:
                    time.sleep(0.01)
        yield
