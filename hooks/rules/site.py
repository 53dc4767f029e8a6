"""All that people write, for the rules that look at it together."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from guide.load import Guide
from rules.page import Page


@dataclass(frozen=True)
class Site:
    """The pages and facts of the project in `root`."""

    root: Path
    guide: Guide
    pages: Sequence[Page]
