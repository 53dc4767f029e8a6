"""The shape that hand-written data has to have."""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, GetCoreSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, core_schema

from facts.day import no_such_day
from facts.validate_words import DATE, MOMENT, met


def _id(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise ValueError(f"'{text}' is no id. Use small letters, digits and single hyphens, for example lost-key.")
    return text


def form(pattern: str, what: str, example: str) -> AfterValidator:
    """What a text has to be, all of it by a pattern, with an example for those who do not read patterns."""

    def checked(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise ValueError(f"{met(text)} is not {what}. Write it like '{example}'.")
        return text

    return AfterValidator(checked)


Id = Annotated[str, AfterValidator(_id)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\n]*$")]


DAY_WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}")
MOMENT_WRITTEN = re.compile(DAY_WRITTEN.pattern + r"[T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})")


def _without_guesses(schema: Any) -> Any:
    """The schema in which texts are no numbers or truth values, and numbers no days."""
    if isinstance(schema, list | tuple):
        return type(schema)(_without_guesses(part) for part in schema)
    if not isinstance(schema, dict):
        return schema
    kind = schema.get("type")
    if kind in ("int", "float", "bool"):
        return {**schema, "strict": True}
    if kind == "date":
        return core_schema.no_info_before_validator_function(_day, {**schema})
    if kind == "datetime":
        return core_schema.no_info_before_validator_function(_moment, {**schema})
    if kind == "function-before" and schema["function"].get("function") in (_day, _moment):
        return schema  # of a part that was made before
    kept = ("metadata", "serialization", "default", "config", "ref")
    return {key: part if key in kept else _without_guesses(part) for key, part in schema.items()}


def _day(written: Any) -> Any:
    if isinstance(written, int | float | str) and not DAY_WRITTEN.fullmatch(str(written)):
        raise ValueError(no_such_day(str(written)) or f"{met(written)} is not a date. {DATE}")
    return written


def _moment(written: Any) -> Any:
    if isinstance(written, int | float | str) and not MOMENT_WRITTEN.fullmatch(str(written)):
        raise ValueError(f"{met(written)} is no moment. {MOMENT}")
    return written


class Written(BaseModel):
    """A part of a data file: a key that it does not know is a mistake, and nothing changes it once it is read.

    A number is a number, a day is a day: nothing is taken for another kind of thing than its writer wrote.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The schema that pydantic makes, but that it guesses nothing."""
        schema: CoreSchema = _without_guesses(handler(source))
        return schema
