"""Another process that works on what this one hands to it, so that two cores are busy.

The build goes from page to page on one core. What is made of a finished page (its twin, its links, the tags that it
uses) is needed at the end alone, so it is made beside the build.
"""

import gc
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any

# Calls go over in bunches: to hand over one costs about as much as to hand over many.
BUNCH = 64
# So many bunches may wait. They hold the texts of pages: this bounds the memory.
WAITING = 4

Call = tuple[str, str, tuple[Any, ...]]
Objects = dict[str, object]


class AsideEnded(RuntimeError):
    """The other process is gone before its work was done."""


class Aside:
    """Objects that live beside the build: called by name, one call at a time, in the order of the calls.

    They are put in before the first call, and from then on the build sees no change in them but the answers that they
    give. Arguments and answers are pickled.
    """

    def __init__(self, *, here: bool = False) -> None:
        """With `here`, and where no process can be forked, each call is done at once, in this process."""
        self._here = here or not _can_fork()
        self._objects: Objects = {}
        self._pool: ProcessPoolExecutor | None = None
        self._bunch: list[Call] = []
        self._waiting: deque[Future[Any]] = deque()

    def put(self, name: str, it: object) -> None:
        """Have an object there. Raises RuntimeError when it comes too late, after the first call."""
        if self._pool:
            raise RuntimeError(f"'{name}' is put in after the first call. Put it in before.")
        self._objects[name] = it

    def tell(self, name: str, method: str, *arguments: Any) -> None:
        """Call a method whose answer nobody needs. What it raises, this call or a later one raises."""
        if self._here:
            _call(self._objects, (name, method, arguments))
            return
        self._bunch.append((name, method, arguments))
        if len(self._bunch) >= BUNCH:
            self._send()
            while len(self._waiting) > WAITING:
                _result(self._waiting.popleft())

    def ask(self, name: str, method: str, *arguments: Any) -> Callable[[], Any]:
        """Call a method; what is given back waits for its answer."""
        if self._here:
            answer = _call(self._objects, (name, method, arguments))
            return lambda: answer
        self._bunch.append((name, method, arguments))
        future = self._send()
        return lambda: _result(future)

    def close(self) -> None:
        """Wait until all is done. Raises what a call has raised."""
        if self._bunch:
            self._send()
        while self._waiting:
            _result(self._waiting.popleft())
        self.stop()

    def stop(self) -> None:
        """End the other process, and drop what it has not done."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
        self._pool = None
        self._bunch.clear()
        self._waiting.clear()

    def _send(self) -> "Future[Any]":
        if not self._pool:
            # What is there now is not looked at again by the collector, which would copy all of it for both processes.
            gc.freeze()
            self._pool = ProcessPoolExecutor(1, get_context("fork"), _begin, (self._objects,))
        future = self._pool.submit(_call_all, self._bunch)
        self._bunch = []
        self._waiting.append(future)
        return future


def _can_fork() -> bool:
    """Whether a process can be forked, and has a core of its own.

    Elsewhere than on Linux system libraries may have threads that Python knows nothing of, and no fork survives those.
    """
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1


def _result(future: "Future[Any]") -> Any:
    try:
        return future.result()
    except BrokenProcessPool:
        raise AsideEnded(
            "the second process of the build was ended from outside. Is there too little memory?"
        ) from None


_there: Objects = {}


def _begin(objects: Objects) -> None:
    """Run first in the other process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the build hears it, and ends this process
    _there.update(objects)


def _call_all(calls: Sequence[Call]) -> Any:
    """Do the calls in their order. Gives the answer of the last one."""
    return [_call(_there, call) for call in calls][-1]


def _call(objects: Objects, call: Call) -> Any:
    name, method, arguments = call
    return getattr(objects[name], method)(*arguments)
