"""Where the prices come from and how old they are: data/price_sources.yml."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict


class Source(BaseModel):
    """A pinned package and the time at which its publisher uploaded it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    package: str
    version: str
    published: datetime


class Sources(BaseModel):
    """The list that prices are read from, and the one that confirms them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    primary: Source
    second: Source
