"""The shape that hand-written data has to have."""

from pydantic import BaseModel, ConfigDict


class Written(BaseModel):
    """A part of a data file: a key that it does not know is a mistake, and nothing changes it once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)
