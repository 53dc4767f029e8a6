"""A second process that does what it is told, in order, and whose failures reach the build."""

import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest
from aside.aside import BUNCH, ENOUGH, MOST_WAITING, Aside, AsideEnded

from aside import aside as module


class Diary:
    """Remembers what it was told, and where."""

    def __init__(self) -> None:
        self.said: list[object] = []

    def write(self, it: object) -> None:
        self.said.append(it)

    def read(self) -> list[object]:
        return self.said

    def wait(self) -> None:
        time.sleep(0.5)

    def process(self) -> int:
        return os.getpid()

    def fail(self) -> None:
        raise ValueError("no page")

    def end(self) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture(params=["here", "aside"])
def aside(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Aside]:
    monkeypatch.setattr(module, "_can_fork", lambda: request.param == "aside")
    aside = Aside()
    aside.put("diary", Diary())
    yield aside
    aside.stop()


@pytest.fixture
def forked(monkeypatch: pytest.MonkeyPatch) -> Iterator[Aside]:
    monkeypatch.setattr(module, "_can_fork", lambda: True)
    aside = Aside()
    aside.put("diary", Diary())
    yield aside
    aside.stop()


@pytest.mark.parametrize("calls", [0, 1, BUNCH, BUNCH * (ENOUGH + 3) + 1])
def test_all_that_was_told_is_done_in_its_order(aside: Aside, calls: int) -> None:
    for number in range(calls):
        aside.tell("diary", "write", number)
    assert aside.ask("diary", "read")() == list(range(calls))
    aside.close()


def test_an_answer_is_that_of_its_moment(aside: Aside) -> None:
    first = aside.ask("diary", "process")
    aside.tell("diary", "write", "later")
    second = aside.ask("diary", "process")
    assert first() == second()


def test_another_process_does_it(forked: Aside) -> None:
    assert forked.ask("diary", "process")() != os.getpid()


def test_here_it_is_done_at_once() -> None:
    diary = Diary()
    aside = Aside(here=True)
    aside.put("diary", diary)
    aside.tell("diary", "write", 1)
    assert diary.said == [1]
    assert aside.ask("diary", "process")() == os.getpid()


def test_what_is_there_at_the_first_call_goes_along_as_it_is(forked: Aside) -> None:
    diary = Diary()
    diary.write(lambda: None)  # no pickle could take it
    forked.put("other", diary)
    assert forked.ask("other", "process")() != os.getpid()


def test_nothing_can_be_put_in_when_it_is_too_late(forked: Aside) -> None:
    forked.ask("diary", "read")()
    with pytest.raises(RuntimeError, match="'other' is put in after the first call"):
        forked.put("other", Diary())


def test_a_failure_reaches_who_asks(forked: Aside) -> None:
    with pytest.raises(ValueError, match="no page"):
        forked.ask("diary", "fail")()


def test_a_failure_that_nobody_asks_for_is_raised_at_the_end(forked: Aside) -> None:
    forked.tell("diary", "fail")
    with pytest.raises(ValueError, match="no page"):
        forked.close()


def test_a_process_that_is_ended_from_outside_is_told_in_words(forked: Aside) -> None:
    forked.tell("diary", "end")
    with pytest.raises(AsideEnded, match="too little memory"):
        forked.close()


def test_only_so_much_waits(forked: Aside) -> None:
    for number in range(BUNCH * (MOST_WAITING + 5)):
        forked.tell("diary", "write", number)
    assert len(forked._waiting) <= MOST_WAITING


@pytest.mark.parametrize("calls", [0, 1, BUNCH, BUNCH * (ENOUGH + 9) + 1])
def test_all_that_was_shared_is_done_once(aside: Aside, calls: int) -> None:
    for number in range(calls):
        aside.share("diary", "write", number)
    parts = aside.collect("diary", "read")
    assert sorted(it for part in parts for it in part) == list(range(calls))
    assert all(part == sorted(part) for part in parts)


def test_what_is_too_much_for_the_other_process_is_done_here(forked: Aside) -> None:
    waited_for = forked.ask("diary", "wait")
    for number in range(BUNCH * (ENOUGH + 1)):
        forked.share("diary", "write", number)
    waited_for()
    here, there = forked.collect("diary", "read")
    assert len(here) == BUNCH * 2
    assert len(there) == BUNCH * (ENOUGH - 1)


def test_a_failure_of_what_is_shared_reaches_the_build(aside: Aside) -> None:
    with pytest.raises(ValueError, match="no page"):  # noqa: PT012
        for _ in range(BUNCH * (ENOUGH + 2)):
            aside.share("diary", "fail")
        aside.close()


def test_nothing_is_left_running(forked: Aside) -> None:
    process = forked.ask("diary", "process")()
    forked.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_to_close_twice_or_for_nothing_starts_nothing(forked: Aside) -> None:
    forked.close()
    assert forked._pool is None
    forked.tell("diary", "write", 1)
    forked.close()
    forked.close()
    assert forked._pool is None


def test_ctrl_c_is_for_the_build_alone(forked: Aside) -> None:
    os.kill(forked.ask("diary", "process")(), signal.SIGINT)
    time.sleep(0.05)
    assert forked.ask("diary", "read")() == []


def test_no_process_is_forked_beside_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.sys, "platform", "linux")
    monkeypatch.setattr(module.os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert module._can_fork()
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert not module._can_fork()


@pytest.mark.parametrize(("platform", "cores"), [("darwin", {0, 1}), ("win32", {0, 1}), ("linux", {0})])
def test_other_systems_and_one_core_do_it_here(monkeypatch: pytest.MonkeyPatch, platform: str, cores: set[int]) -> None:
    monkeypatch.setattr(module.sys, "platform", platform)
    monkeypatch.setattr(module.os, "sched_getaffinity", lambda _: cores, raising=False)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert not module._can_fork()
