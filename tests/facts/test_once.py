from collections.abc import Iterator

import pytest

from facts.once import more_builds_follow, once


@pytest.fixture(autouse=True)
def _serving() -> Iterator[None]:
    more_builds_follow(True)
    yield
    more_builds_follow(False)


def test_nothing_is_kept_when_no_other_build_follows() -> None:
    more_builds_follow(False)
    asked = []

    @once
    def same(text: str) -> str:
        asked.append(text)
        return text

    assert same("a") == same("a") == "a"
    assert asked == ["a", "a"]


def test_the_same_texts_are_asked_once() -> None:
    asked = []

    @once
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

    @once
    def fails(text: str) -> str:
        asked.append(text)
        raise ValueError

    for _ in range(2):
        try:
            fails("a")
        except ValueError:
            continue
    assert asked == ["a", "a"]
