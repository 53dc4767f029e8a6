"""The memory of a process and of those that it starts."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

PROC = Path("/proc")
# In seconds: a build holds its most for longer.
PAUSE = 0.03


@contextmanager
def most_memory(process: int) -> Iterator[list[float]]:
    """While it is open, what the process and all below it hold together is added to the list, in MB.

    What several of them hold counts once: it is the sum of their proportional set sizes (Pss in proc_pid_smaps(5)).
    """
    found, over = [0.0], Event()

    def watch() -> None:
        while not over.wait(PAUSE):
            found.append(sum(map(_held, _family(process))) / 1000)

    watcher = Thread(target=watch)
    watcher.start()
    try:
        yield found
    finally:
        over.set()
        watcher.join()


def _family(process: int) -> list[int]:
    try:
        children = (PROC / f"{process}/task/{process}/children").read_text(encoding="ascii").split()
    except (FileNotFoundError, ProcessLookupError):
        return []
    return [process, *(one for child in children for one in _family(int(child)))]


def _held(process: int) -> int:
    """In kB."""
    try:
        lines = (PROC / f"{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
