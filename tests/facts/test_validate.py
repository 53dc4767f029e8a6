from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from facts import Problems, YamlSource, read, validate


class Leaf(BaseModel):
    model_config = ConfigDict(extra="forbid")
    url: str
    looked: date
    kind: Literal["live", "copy"] = "live"


class Tree(BaseModel):
    model_config = ConfigDict(extra="forbid")
    leaves: dict[str, Leaf]
    best: Leaf | None = None


def problems(text: str, model: type[BaseModel] = Tree) -> list[str]:
    with pytest.raises(Problems) as caught:
        validate(YamlSource(text, "f.yml"), model)
    return [str(problem) for problem in caught.value.found]


class Cat(BaseModel):
    model_config = ConfigDict(extra="forbid")
    kind: Literal["cat"]
    name: str


class Dog(BaseModel):
    model_config = ConfigDict(extra="forbid")
    kind: Literal["dog"]


class Pets(BaseModel):
    pets: tuple[Annotated[Cat | Dog, Field(discriminator="kind")], ...]


def test_good_data_becomes_the_model() -> None:
    tree = validate(YamlSource("leaves:\n  a: {url: x, looked: 2026-11-23}\n", "f.yml"), Tree)
    assert tree.leaves["a"].looked == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "leaves:\n  a:\n    ulr: x\n    url: x\n    looked: 2026-11-23\n",
            "f.yml:3: unknown key 'ulr'. Did you mean 'url'? Allowed: kind, looked, url.",
        ),
        (
            "leaves: {}\nbest: {url: x, looked: 2026-11-23, colour: red}\n",
            "f.yml:2: unknown key 'colour'. Allowed: kind, looked, url.",
        ),
        # One mistake, not two: the key that is missing is the one that is misspelt.
        (
            "leaves:\n  a:\n    url: x\n    lookde: 2026-11-23\n",
            "f.yml:4: unknown key 'lookde'. Did you mean 'looked'? Allowed: kind, looked, url.",
        ),
        (
            "leaves:\n  a:\n    URL: x\n    looked: 2026-11-23\n",
            "f.yml:3: unknown key 'URL'. Did you mean 'url'? Allowed: kind, looked, url.",
        ),
        (
            "leaves:\n  a:\n    url: x\n    loo: 2026-11-23\n",
            "f.yml:4: unknown key 'loo'. Did you mean 'looked'? Allowed: kind, looked, url.",
        ),
        ("leaves:\n  a:\n    url: x\n", "f.yml:2: the key 'leaves.a.looked' is missing. Add it."),
        (
            "leaves:\n  a:\n    url: x\n    looked: 2026-13-01\n",
            "f.yml:4: leaves.a.looked: '2026-13-01': there is no month 13. "
            "The month stands before the day: write 2026-01-13.",
        ),
        (
            "leaves:\n  a: {url: x, looked: yesterday}\n",
            "f.yml:2: leaves.a.looked: 'yesterday' is not a date. Write it as YYYY-MM-DD, for example 2026-11-23.",
        ),
        (
            "leaves:\n  a:\n    url: x\n    looked: 2026-11-23\n    kind: dead\n",
            "f.yml:5: leaves.a.kind: 'dead' is not allowed. Write one of 'live' or 'copy'.",
        ),
    ],
)
def test_each_mistake_is_one_line_that_says_what_would_be_right(text: str, expected: str) -> None:
    assert problems(text) == [expected]


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    assert [line.partition(":")[2][:1] for line in problems("leaves:\n  a:\n    url: x\n  b:\n    x: 1\n")] == list(
        "2445"
    )


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(Problems) as caught:
        read(tmp_path / "data" / "x.yml", root=tmp_path)
    assert str(caught.value) == ("data/x.yml:1: this file is missing. Restore it: the site cannot be built without it.")


def test_a_file_that_is_not_text_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_bytes(b"a: 1\r\nname: x\xe9\r\n")
    with pytest.raises(Problems, match=r"^x\.yml:2: the byte 0xe9, which is no UTF-8, stands behind 'name: x'"):
        read(tmp_path / "x.yml", root=tmp_path)


@pytest.mark.parametrize(
    ("pet", "expected"),
    [
        ("{kind: dgo}", "pets.1.kind: 'dgo' is not allowed. Did you mean 'dog'? Write one of cat, dog."),
        ("{name: x}", "the key 'pets.1.kind' is missing. Add it."),
        ("{kind: cat}", "the key 'pets.1.name' is missing. Add it."),
        ("{kind: cat, name: x, nmae: y}", "unknown key 'nmae'. Did you mean 'name'? Allowed: kind, name."),
    ],
)
def test_of_several_kinds_of_thing_the_one_that_is_meant_is_checked(pet: str, expected: str) -> None:
    assert problems(f"pets:\n- {{kind: dog}}\n- {pet}\n", Pets) == [f"f.yml:3: {expected}"]
