"""Where the prices come from and how old they are: data/price_sources.yml."""

from datetime import datetime

from facts import Written


class Source(Written):
    """A pinned package and the time at which its publisher uploaded it."""

    package: str
    version: str
    published: datetime


class Sources(Written):
    """The list that prices are read from, and the one that confirms them."""

    primary: Source
    second: Source
