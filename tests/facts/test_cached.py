from collections.abc import Iterator

import pytest

from facts.cached import cached_while_serving, serving


@pytest.fixture(autouse=True)
def _serving() -> Iterator[None]:
    serving(True)
    yield
    serving(False)


def test_nothing_is_kept_by_a_process_that_builds_once() -> None:
    serving(False)
    asked = []

    @cached_while_serving
    def same(text: str) -> str:
        asked.append(text)
        return text

    assert same("a") == same("a") == "a"
    assert asked == ["a", "a"]


def test_the_same_texts_are_asked_once() -> None:
    asked = []

    @cached_while_serving
    def joined(one: str, other: str) -> str:
        asked.append((one, other))
        return one + other

    assert [joined("a", "b"), joined("a", "b"), joined("ab", ""), joined("a", "c\ud800")] == [
        "ab",
        "ab",
        "ab",
        "ac\ud800",
    ]
    assert asked == [("a", "b"), ("ab", ""), ("a", "c\ud800")]


def test_what_fails_is_asked_again() -> None:
    asked = []

    @cached_while_serving
    def fails(text: str) -> str:
        asked.append(text)
        raise ValueError

    for _ in range(2):
        try:
            fails("a")
        except ValueError:
            continue
    assert asked == ["a", "a"]
