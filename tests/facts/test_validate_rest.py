"""What is sound in data in which something is wrong: the rest of its file is looked at all the same."""

from typing import Self

import pytest
from pydantic import model_validator

from facts import Problem, Written, YamlSource
from facts.validate_rest import as_far_as_sound


class Pet(Written):
    kind: str
    legs: int = 4


class House(Written):
    owner: str
    pets: dict[str, Pet]
    rooms: tuple[str, ...] = ()


SOUND = "owner: Ann\npets:\n  rex: { kind: dog }\n  tom: { kind: cat, legs: 4 }\nrooms: [hall, attic]\n"


@pytest.mark.parametrize(
    ("old", "new", "pets", "rooms", "left_out"),
    [
        ("Ann", "Ann", ["rex", "tom"], ("hall", "attic"), set()),
        ("Ann", "5", ["rex", "tom"], ("hall", "attic"), {"owner"}),
        ("owner: Ann", "version: 5", ["rex", "tom"], ("hall", "attic"), {"version"}),
        ("legs: 4", "legs: four", ["rex", "tom"], ("hall", "attic"), {"legs"}),
        ("kind: dog", "kind: 5", ["tom"], ("hall", "attic"), {"kind", "rex"}),
        ("attic", "5", ["rex", "tom"], ("hall",), set()),
        ("[hall, attic]", "hall", ["rex", "tom"], (), {"rooms"}),
    ],
)
def test_what_is_wrong_goes_and_the_rest_stays(
    old: str, new: str, pets: list[str], rooms: tuple[str, ...], left_out: set[str]
) -> None:
    rest = as_far_as_sound(YamlSource(SOUND.replace(old, new), "x.yml"), House)
    assert rest.data
    assert (list(rest.data.pets), rest.data.rooms, rest.left_out) == (pets, rooms, left_out)
    assert bool(rest.problems) == (old != new)


def test_where_others_are_looked_up_in_what_is_wrong_there_is_no_rest() -> None:
    rest = as_far_as_sound(YamlSource("owner: Ann\npets: 5\n", "x.yml"), House)
    assert rest.data is None
    assert len(rest.problems) == 1


def test_nothing_is_said_of_what_went() -> None:
    rest = as_far_as_sound(YamlSource(SOUND.replace("kind: dog", "kind: 5"), "x.yml"), House)
    (told,) = rest.problems
    mine = Problem("x.yml", 4, "wrong too.")
    assert rest.among([Problem("x.yml", 9, "'rex' is no pet."), Problem("x.yml", told.line, "more."), mine]) == [
        told,
        mine,
    ]


class Flat(Written):
    host: Pet
    rooms: dict[str, int]

    @model_validator(mode="after")
    def _the_host_has_legs(self) -> Self:
        if self.host.legs < 1:
            raise ValueError("host: no legs.")
        return self


@pytest.mark.parametrize("host", ["", "host: { kind: 5 }\n", "host: { kind: dog, legs: four }\n", "host: dog\n"])
def test_a_validator_of_the_whole_may_look_at_what_went(host: str) -> None:
    rest = as_far_as_sound(YamlSource(f"rooms: {{ hall: 1 }}\n{host}", "x.yml"), Flat)
    assert len(rest.problems) == 1
