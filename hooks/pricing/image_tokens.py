"""How many input tokens a picture costs.

The two rules are OpenAI's, from its guide to images and vision as stored in August and September 2026.
"""

from math import ceil, floor, sqrt
from typing import Annotated, Literal

from pydantic import Field, PositiveInt

from facts import Written

PATCH_SIDE = 32
MAX_PATCHES = 30_000
TILE_SIDE = 512
TILE_FIT = 2048
TILE_SHORT_SIDE = 768


class PictureTooLarge(ValueError):
    """OpenAI refuses the request instead of shrinking the picture."""


class DetailLevel(Written):
    """How far a picture is shrunk first: longest side in pixels, and a budget of patches where there is one."""

    max_side: PositiveInt
    patch_budget: PositiveInt | None = None


class PatchRule(Written):
    """Newer models: the picture is covered with squares of 32 pixels, each counts `multiplier` tokens."""

    kind: Literal["patch"]
    multiplier: Annotated[float, Field(gt=0, le=10)]
    levels: dict[str, DetailLevel]
    auto: str

    def tokens(self, width: int, height: int, detail: str = "auto") -> int:
        """Tokens of a picture of `width` by `height` pixels. Raises PictureTooLarge, KeyError for a wrong detail."""
        level = self.levels[self.auto if detail == "auto" else detail]
        if max(width, height) > level.max_side:
            scale = level.max_side / max(width, height)
            width, height = max(1, round(width * scale)), max(1, round(height * scale))
        if level.patch_budget and _patches(width, height) > level.patch_budget:
            width, height = _shrink(width, height, level.patch_budget)
        patches = _patches(width, height)
        if patches > MAX_PATCHES:
            raise PictureTooLarge(f"{patches} patches; OpenAI takes at most {MAX_PATCHES}.")
        # Rounding first: 2,040 x 1.2 is 2448.0000000000005 in floating point.
        return ceil(round(patches * self.multiplier, 6))


class TileRule(Written):
    """Older models: a base, and so many tokens for each tile of 512 pixels of the shrunk picture."""

    kind: Literal["tile"]
    base: PositiveInt
    tile: PositiveInt

    def tokens(self, width: int, height: int, detail: str = "auto") -> int:
        """Tokens of a picture of `width` by `height` pixels. `low` costs the base alone."""
        if detail == "low":
            return self.base
        if max(width, height) > TILE_FIT:
            scale = TILE_FIT / max(width, height)
            width, height = max(1, floor(width * scale)), max(1, floor(height * scale))
        if min(width, height) > TILE_SHORT_SIDE:
            scale = TILE_SHORT_SIDE / min(width, height)
            width, height = floor(width * scale), floor(height * scale)
        return self.base + self.tile * ceil(width / TILE_SIDE) * ceil(height / TILE_SIDE)


ImageRule = PatchRule | TileRule


def _patches(width: int, height: int) -> int:
    return ceil(width / PATCH_SIDE) * ceil(height / PATCH_SIDE)


def _shrink(width: int, height: int, budget: int) -> tuple[int, int]:
    """The size at which the picture fits the budget, its sides cut to whole patches where they can be."""
    scale = sqrt(PATCH_SIDE**2 * budget / (width * height))
    across, down = width * scale / PATCH_SIDE, height * scale / PATCH_SIDE
    # A side thinner than one patch cannot be cut to a whole one: it stays as it is.
    scale *= min(floor(side) / side for side in (across, down) if side >= 1)
    # The small addend undoes what floating point takes from a product that is whole.
    return max(1, floor(width * scale + 1e-9)), max(1, floor(height * scale + 1e-9))
