"""A folder that changes as a whole: the new one is made beside the earlier one, which stays until it is ready."""

import ctypes
import errno
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

NEW, OLD = ".new", ".old"
# Of Linux: paths count from the working folder; two names change places in one step.
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


class Stage:
    """A new folder beside `place`, to be filled and put there.

    Another process that stages for the same place has its own. What a killed one leaves, the next one removes.
    """

    def __init__(self, place: Path) -> None:
        """Make the folder. Raises OSError when it cannot be made, or when `place` is something else than a folder."""
        self.place = Path(os.path.realpath(place))  # a link stays, and what it leads to is replaced
        if self.place.exists() and not self.place.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(place))
        self.place.parent.mkdir(parents=True, exist_ok=True)
        self.folder, self._handle = self._made()
        with suppress(OSError):
            self._remove_left_behind()

    def discard(self) -> None:
        """Remove the folder, unless it has been put into its place."""
        shutil.rmtree(self.folder, ignore_errors=True)
        _close(self._handle)
        self._handle = None

    def put_into_place(self) -> None:
        """Put the folder where it belongs and remove the earlier one. Raises OSError, and then that is as it was.

        Hidden files of the earlier one, such as a `.git`, go over into the new one: MkDocs keeps them too.
        """
        self.folder.chmod(0o755)
        with held(self.place):
            earlier = self.folder if _exchanged(self.folder, self.place) else self._renamed()
            for hidden in earlier.glob(".*"):
                if not (self.place / hidden.name).exists():
                    hidden.rename(self.place / hidden.name)
            shutil.rmtree(earlier, ignore_errors=True)
        self.discard()

    def _made(self) -> tuple[Path, int | None]:
        while True:
            folder = Path(tempfile.mkdtemp(dir=self.place.parent, prefix=f".{self.place.name}-", suffix=NEW))
            handle = _hold(folder, wait=True)
            if folder.exists():
                return folder, handle
            _close(handle)  # before it was held, another process took it for one that a killed one left

    def _remove_left_behind(self) -> None:
        # Without an earlier site an old one may be just that: its process was killed between two renames.
        suffix = f"({re.escape(NEW)}|{re.escape(OLD)})" if self.place.exists() else re.escape(NEW)
        left = re.compile(rf"\.{re.escape(self.place.name)}-[a-z0-9_]{{8}}{suffix}")
        for folder in self.place.parent.iterdir():
            if left.fullmatch(folder.name) and folder != self.folder:
                with suppress(OSError):  # another process fills it
                    handle = _hold(folder, wait=False)
                    shutil.rmtree(folder, ignore_errors=True)
                    _close(handle)

    def _renamed(self) -> Path:
        """Move the earlier folder away and the new one in; gives where the earlier one is now."""
        away = self.folder.with_suffix(OLD)
        try:
            with suppress(FileNotFoundError):
                self.place.rename(away)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise OSError(error.errno, error.strerror, str(self.place)) from None
            shutil.rmtree(self.place)  # one of a container's image can be removed, but not moved
        try:
            self.folder.rename(self.place)
        except OSError:
            with suppress(FileNotFoundError):
                away.rename(self.place)
            raise
        return away


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Wait until no other process of the project changes the folder or puts another into its place; keep it so."""
    while True:
        try:
            handle = _hold(folder, wait=True)
        except OSError:  # it is not there, or it may not be read: whoever uses it will tell
            handle = None
        if handle is None or _is_still(folder, handle):
            break
        _close(handle)
    try:
        yield
    finally:
        _close(handle)


def _hold(folder: Path, *, wait: bool) -> int | None:
    """Lock the folder for this process, until its end at the latest; None where the system has no such lock.

    Raises OSError when it is not there, and when another process has it and there is no time to `wait`.
    """
    if sys.platform == "win32":
        return None
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        os.close(handle)
        if wait:
            return None
        raise
    return handle


def _close(handle: int | None) -> None:
    if handle is not None:
        os.close(handle)


def _is_still(folder: Path, handle: int) -> bool:
    try:
        return os.path.samestat(folder.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _exchanged(one: Path, other: Path) -> bool:
    """Change the places of two folders in one step; False where the system cannot, or where there is only one."""
    try:
        renameat2 = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return not renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
