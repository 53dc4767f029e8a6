"""The guide for a builder that runs no hooks, as Zensical."""

from functools import cache
from pathlib import Path

from facts.day import build_day
from guide.load import Guide
from rules.run import read_checked


@cache
def guide_alone(root: Path) -> Guide:
    """The guide of the project in `root`, read once however often a builder asks. Raises Problems or NoMoment."""
    return read_checked(root, root / "docs", build_day())
