"""The shape that hand-written data has to have."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints


def _id(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise ValueError(f"'{text}' is no id. Use small letters, digits and single hyphens, for example lost-key.")
    return text


Id = Annotated[str, AfterValidator(_id)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\n]*$")]


class Written(BaseModel):
    """A part of a data file: a key that it does not know is a mistake, and nothing changes it once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)
