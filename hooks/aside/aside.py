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
from functools import partial
from multiprocessing import get_context
from typing import Any

from mkdocs.exceptions import BuildError

# Calls go over in bunches: to hand over one costs about as much as to hand over many.
BUNCH = 64
# With so many bunches before it, the other process has enough to do.
ENOUGH = 2
# More may not wait. They hold the texts of pages: this bounds the memory.
MOST_WAITING = 16

Call = tuple[str, str, tuple[Any, ...]]
Objects = dict[str, object]


class AsideEnded(BuildError):
    """The other process is gone before its work was done."""


class Aside:
    """Objects that live beside the build: called by name, one call at a time.

    They are put in before the first call, and from then on the build sees no change in them but the answers that they
    give. Arguments and answers are pickled.
    """

    def __init__(self, *, here: bool = False) -> None:
        """With `here`, and where no process can be forked, each call is done at once, in this process."""
        self._here = here or not _can_fork()
        self._objects: Objects = {}
        self._pool: ProcessPoolExecutor | None = None
        self._told: list[Call] = []
        self._shared: list[Call] = []
        self._waiting: deque[Future[Any]] = deque()

    def put(self, name: str, it: object) -> None:
        """Have an object there. Raises RuntimeError when it comes too late, after the first call."""
        if self._pool:
            raise RuntimeError(f"'{name}' is put in after the first call. Put it in before.")
        self._objects[name] = it

    def tell(self, name: str, method: str, *arguments: Any) -> None:
        """Call a method whose answer nobody needs. What it raises, this call or a later one raises."""
        self._told.append((name, method, arguments))
        if self._here or len(self._told) >= BUNCH:
            self._submit(self._told)
            self._take_results(MOST_WAITING)

    def share(self, name: str, method: str, *arguments: Any) -> None:
        """The same, but while the other process has enough to do, the call is one of the object's copy that is here.

        So each of the two has seen some of the calls, in their order, and `collect` asks both.
        """
        self._shared.append((name, method, arguments))
        if self._here or len(self._shared) >= BUNCH:
            self.divide()

    def divide(self) -> None:
        """Have what was shared done at once, be it here or there."""
        self._take_results()
        if len(self._waiting) < ENOUGH:
            self._submit(self._shared)
        else:
            _call_all(self._objects, self._shared)
            self._shared.clear()

    def ask(self, name: str, method: str, *arguments: Any) -> Callable[[], Any]:
        """Call a method at once, after all that was called before; what is given back waits for its answer."""
        self._told += [*self._shared, (name, method, arguments)]
        self._shared.clear()
        return partial(_result, self._submit(self._told))

    def collect(self, name: str, method: str) -> list[Any]:
        """The answers of an object and, where it has one, of its copy, after all that was called before."""
        there = self.ask(name, method)
        return [there()] if self._here else [_call(self._objects, (name, method, ())), there()]

    def close(self) -> None:
        """Wait until all is done. Raises what a call has raised."""
        if calls := [*self._told, *self._shared]:
            self._submit(calls)
        self._take_results(most=0)
        self.stop()

    def stop(self) -> None:
        """End the other process, and drop what it has not done."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
        self._pool = None
        for calls in (self._told, self._shared, self._waiting):
            calls.clear()

    def _submit(self, calls: list[Call]) -> "Future[Any]":
        """Have these calls done, and forget them here."""
        if self._here:
            future: Future[Any] = Future()
            future.set_result(_call_all(self._objects, calls))
        else:
            future = self._other().submit(_call_all_there, calls.copy())
            self._waiting.append(future)
        calls.clear()
        return future

    def _other(self) -> ProcessPoolExecutor:
        if not self._pool:
            # What is there now is not looked at again by the collector, which would copy all of it for both processes.
            gc.freeze()
            self._pool = ProcessPoolExecutor(1, get_context("fork"), _begin, (self._objects,))
        return self._pool

    def _take_results(self, most: int | None = None) -> None:
        """Look whether what is done by now went well. Wait until no more than `most` bunches are to be done."""
        while self._waiting and (self._waiting[0].done() or (most is not None and len(self._waiting) > most)):
            _result(self._waiting.popleft())


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


def _call_all_there(calls: Sequence[Call]) -> Any:
    return _call_all(_there, calls)


def _call_all(objects: Objects, calls: Sequence[Call]) -> Any:
    """Do the calls in their order. Gives the answer of the last one."""
    answer = None
    for call in calls:
        answer = _call(objects, call)
    return answer


def _call(objects: Objects, call: Call) -> Any:
    name, method, arguments = call
    return getattr(objects[name], method)(*arguments)
