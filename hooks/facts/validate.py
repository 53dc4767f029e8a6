"""Check hand-written data against a pydantic model, in words for the person who wrote it."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, RootModel, ValidationError
from pydantic_core import ErrorDetails

from facts.problem import Problem, Problems, nearest
from facts.utf8 import text_of
from facts.validate_words import one_of, refused
from facts.yaml_source import Location, YamlSource

Model = TypeVar("Model", bound=BaseModel)
# So many letters of a key tell which one is meant: `desc`.
SHORTEST = 3


def read(path: Path, *, root: Path) -> YamlSource:
    """The YAML file, named relative to `root` in every message. Raises Problems when it cannot be read."""
    file = path.relative_to(root).as_posix()
    try:
        return YamlSource(text_of(path, file), file)
    except FileNotFoundError:
        text = "this file is missing. Restore it: the site cannot be built without it."
    except OSError as error:
        text = f"cannot be read: {error.strerror}. Mend it, or restore it."
    raise Problems([Problem(file, 1, text)])


def validate(source: YamlSource, model: type[Model]) -> Model:
    """The data of `source` as a `model`. Raises Problems with one line for each thing that is wrong."""
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        # Where a value may be of several kinds, pydantic tells what it is not once for each.
        details = {_written(detail, source): detail for detail in error.errors()}
        misspelt = _misspelt(details.values())
        wanted = {detail["loc"] for detail in details.values() if detail["type"] == "missing"} - {*misspelt.values()}
        raise Problems(
            _problem(detail, source, model, misspelt.get(detail["loc"], ()))
            for detail in details.values()
            if detail["type"] != "missing" or detail["loc"] in wanted
        ) from None


def _misspelt(details: Iterable[ErrorDetails]) -> dict[Location, Location]:
    """Where a key stands that nobody knows, and which missing one beside it was meant: that is one mistake."""
    details = list(details)
    missing = {detail["loc"]: str(detail["loc"][-1]) for detail in details if detail["type"] == "missing"}
    found: dict[Location, Location] = {}
    for location in (detail["loc"] for detail in details if detail["type"] == "extra_forbidden"):
        beside = {name: at for at, name in missing.items() if at[:-1] == location[:-1] and at not in found.values()}
        written = str(location[-1]).strip().casefold()
        begun = [name for name in beside if len(written) >= SHORTEST and name.startswith(written)]
        if meant := [*begun, *get_close_matches(written, beside, n=1)]:
            found[location] = beside[meant[0]]
    return found


def _problem(detail: ErrorDetails, source: YamlSource, model: type[BaseModel], meant: Location) -> Problem:
    """What is wrong with one value. `meant` is the missing key for which an unknown one stands, if any."""
    location = detail["loc"]
    where = ".".join(map(str, _written(detail, source)))
    key = location[-1] if location else ""
    line = source.line(_written(detail, source))
    match detail["type"]:
        case "extra_forbidden":
            allowed = sorted(_keys(model, location[:-1]))
            guess = f" Did you mean '{meant[-1]}'?" if meant else nearest(str(key), allowed)
            text = f"unknown key '{key}'.{guess} Allowed: {', '.join(allowed)}."
        case "missing":
            text = f"the key '{where}' is missing. Add it."
        case "union_tag_invalid":
            kind, tag = detail["ctx"]["discriminator"].strip("'"), detail["ctx"]["tag"]
            allowed = re.findall(r"'([^']+)'", detail["ctx"]["expected_tags"])
            text = f"{where}.{kind}: {one_of(tag, allowed)}"
        case "union_tag_not_found":
            kind = detail["ctx"]["discriminator"].strip("'")
            text = f"the key '{where}.{kind}' is missing. Add it."
        case _:
            text = f"{where}: {refused(detail)}" if where else refused(detail)
    return Problem(source.file, line, text)


def _written(detail: ErrorDetails, source: YamlSource) -> Location:
    """The location as the file has it: pydantic also names the kind of thing that it took each thing for."""
    location, found = detail["loc"], tuple[str | int, ...]()
    # The kind that is written in a block helps to find it; others are pydantic's own names.
    kinds = list(detail["input"].values()) if isinstance(detail["input"], dict) else []
    for index, step in enumerate(location):
        ends_elsewhere = detail["type"] == "missing" or step in kinds
        if (*found, step) in source or (ends_elsewhere and index + 1 == len(location)):
            found = (*found, step)
    return found


def _keys(annotation: Any, location: tuple[str | int, ...]) -> Iterator[str]:
    """The keys that the model allows at `location`."""
    if get_origin(annotation) in (Union, UnionType, Annotated):
        for option in get_args(annotation):
            yield from _keys(option, location)
    elif isinstance(annotation, type) and issubclass(annotation, RootModel):
        yield from _keys(annotation.model_fields["root"].annotation, location)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = annotation.model_fields
        if not location:
            yield from fields
        elif any(location[0] in get_args(field.annotation) for field in fields.values()):
            yield from _keys(annotation, location[1:])  # the kind that this model is
        elif location[0] in fields:
            yield from _keys(fields[str(location[0])].annotation, location[1:])
    elif location and get_args(annotation):
        yield from _keys([one for one in get_args(annotation) if one is not ...][-1], location[1:])
