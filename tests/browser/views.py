"""How a reader may see a page: on a phone or at a desk, in light or dark colors."""

from dataclasses import dataclass
from typing import Literal

import pytest


@dataclass(frozen=True)
class View:
    """A width in CSS pixels and a scheme."""

    width: int
    scheme: Literal["light", "dark"]

    @property
    def on_phone(self) -> bool:
        return self.width < 600

    def __str__(self) -> str:
        return f"{self.width} px {self.scheme}"


VIEWS = [View(360, "light"), View(360, "dark"), View(1280, "light"), View(1280, "dark")]
# For what is laid out or worked otherwise at a desk: each width and each scheme once.
phone_and_desk = pytest.mark.parametrize("page", [VIEWS[0], VIEWS[3]], ids=str, indirect=True)
