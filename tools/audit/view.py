"""How a reader may see a page: on a phone or at a desk, in light or dark colors."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class View:
    """A width in CSS pixels and a scheme."""

    width: int
    scheme: Literal["light", "dark"]

    def __str__(self) -> str:
        return f"{self.width} px {self.scheme}"


VIEWS = [View(360, "light"), View(360, "dark"), View(1280, "light"), View(1280, "dark")]
