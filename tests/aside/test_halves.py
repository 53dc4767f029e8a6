"""Many things are looked at by two processes, and nobody can tell from what they found."""

import os
from collections.abc import Iterator, Sequence

import pytest
from aside.halves import WORTH_IT, in_halves

from aside import aside as module


def odd(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((number, os.getpid()) for number in numbers if number % 2)


@pytest.mark.parametrize("forks", [True, False])
@pytest.mark.parametrize("many", [0, 1, WORTH_IT - 1, WORTH_IT, WORTH_IT + 7])
def test_all_is_found_in_its_order(monkeypatch: pytest.MonkeyPatch, many: int, forks: bool) -> None:
    monkeypatch.setattr(module, "_can_fork", lambda: forks)
    found = in_halves(odd, range(many))
    assert [number for number, _ in found] == list(range(1, many, 2))
    assert len({process for _, process in found}) == (0 if many < 2 else 2 if forks and many >= WORTH_IT else 1)


def test_what_goes_wrong_there_is_raised_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_can_fork", lambda: True)

    def find(numbers: Sequence[int]) -> list[int]:
        return [1 // number for number in numbers]

    with pytest.raises(ZeroDivisionError):
        in_halves(find, range(WORTH_IT))
