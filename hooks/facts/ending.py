"""How a program of the project ends, and what it prints, wherever it is run."""

import errno
import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import NoReturn

# What a job runner, an editor's stop button or a closed terminal sends. Ctrl-C is Python's own.
_SIGNALS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
_REMEDIES = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "Make room on the disk, or raise the limit."),
    **dict.fromkeys(
        (errno.EACCES, errno.EPERM, errno.EROFS), "Give yourself the right to it, or choose another place."
    ),
    **dict.fromkeys((errno.ENOTDIR, errno.EEXIST, errno.EISDIR), "Move what has this name, or choose another place."),
}
_CTRL_C, _NOBODY_READS = 130, 141  # 128 and the number of the signal, as shells count


def catch_signals(end: Callable[[int], object]) -> None:
    """Call `end` with 128 + the number of a signal that asks to end; one that is ignored (nohup) stays ignored."""

    def ask(number: int, _: FrameType | None) -> None:
        end(128 + number)

    if threading.current_thread() is threading.main_thread():
        for number in _SIGNALS:
            if signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, ask)


def leave(status: int) -> NoReturn:
    """End at once: no code that runs at this moment can catch it, and none can print a traceback."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(Exception):
            stream.flush()
    os._exit(status)


def run(main: Callable[[], int], *, cannot_run: int) -> NoReturn:
    """Run the `main` of a command and end with the status that it gives.

    A sign that the terminal does not have is printed as an escape. A file or folder that cannot be used is one line
    and the status `cannot_run`. Signals, Ctrl-C and a reader that goes away (`| head`) end it without a word.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    catch_signals(sys.exit)
    try:
        status = main()
        sys.stdout.flush()
    except KeyboardInterrupt:
        status = _CTRL_C
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python tries once more when it ends
        status = _NOBODY_READS
    except OSError as error:
        print(trouble(error), file=sys.stderr)
        status = cannot_run
    sys.exit(status)


def trouble(error: OSError, place: str = "") -> str:
    """One line on a file, a folder or a disk that cannot be used; it is `place` where the system does not tell."""
    if isinstance(error, shutil.Error):  # many of a kind, in words
        return f"{error.args[0][0][2]}."
    where = error.filename2 or error.filename or place
    told = f"{os.fspath(where)}: {error.strerror or error}." if where else f"{error.strerror or error}."
    return f"{told} {_REMEDIES[error.errno]}" if error.errno in _REMEDIES else told
