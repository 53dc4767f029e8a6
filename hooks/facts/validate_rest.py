"""What is sound in data in which something is wrong, so that the rest of its file is looked at in the same build."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar, cast, get_origin

from pydantic import BaseModel, ValidationError, create_model

from facts.problem import Problem, Problems
from facts.validate import read, validate
from facts.yaml_source import YamlSource

Model = TypeVar("Model", bound=BaseModel)
# Each time something goes, what held it may lack it.
MOST_TIMES = 20


@dataclass(frozen=True)
class Rest(Generic[Model]):
    """The data without what is wrong in it, if anything can be made of that; what is wrong; and the keys that went."""

    data: Model | None
    problems: tuple[Problem, ...]
    left_out: frozenset[str]

    def among(self, found: Sequence[Problem]) -> list[Problem]:
        """What is wrong, and of the problems `found` in the rest those that do not come from what went."""
        told = {problem.line for problem in self.problems}
        new = (it for it in found if it.line not in told and not any(f"'{key}'" in it.text for key in self.left_out))
        return [*self.problems, *new]


def as_far_as_sound(source: YamlSource, model: type[Model]) -> Rest[Model]:
    """All of `source`, or what is left of it when what is wrong is taken out."""
    try:
        return Rest(validate(source, model), (), frozenset())
    except Problems as problems:
        told = tuple(problems.found)
    data, left_out = deepcopy(source.data), set[str]()
    for _ in range(MOST_TIMES):
        try:
            return Rest(model.model_validate(data), told, frozenset(left_out))
        except ValidationError as error:
            for detail in reversed(error.errors()):  # so that places in a list stay true
                missing = detail["type"] == "missing"
                if missing and len(detail["loc"]) == 1:
                    if get_origin(model.model_fields[str(detail["loc"][0])].annotation):
                        return Rest(None, told, frozenset(left_out))  # others are looked up in it
                    model = _without(model, str(detail["loc"][0]))
                else:
                    left_out |= _take_out(data, detail["loc"][:-1] if missing else detail["loc"])
        except (AttributeError, LookupError, TypeError):  # a validator of the whole has looked at what went
            return Rest(None, told, frozenset(left_out))
    return Rest(None, told, frozenset(left_out))


def read_as_far_as_sound(path: Path, model: type[Model], *, root: Path) -> Rest[Model]:
    """The same of a file, which messages name relative to `root`; nothing of it when it cannot be read."""
    try:
        return as_far_as_sound(read(path, root=root), model)
    except Problems as problems:
        return Rest(None, tuple(problems.found), frozenset())


def _without(model: type[Model], key: str) -> type[Model]:
    """The same model, which can do without a key."""
    fields: dict[str, Any] = {key: (Any, None)}
    return cast(type[Model], create_model(model.__name__, __base__=model, **fields))


def _take_out(data: Any, location: tuple[int | str, ...]) -> set[str]:
    """Take out of `data` what stands at `location`, as far as it is written there, and give its key."""
    holder: Any = None
    key: Any = None
    for step in location:
        there: Any = dict(enumerate(data)) if isinstance(data, list) else data
        if isinstance(there, dict) and step in there:  # or it is pydantic's name for a kind
            holder, key, data = data, step, there[step]
    if isinstance(holder, dict | list):
        del holder[key]
    return {str(key)} if isinstance(holder, dict) else set()
