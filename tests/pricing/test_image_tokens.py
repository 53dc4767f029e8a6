"""Known answers: OpenAI's guide to images (1229, 3000, 2458) and sums worked by hand from its rules."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import read, validate
from pricing.image_tokens import PictureTooLarge, TileRule
from pricing.models import Models

ROOT = Path(__file__).parents[2]
RULES = validate(read(ROOT / "data/models.yml", root=ROOT), Models).image_rules
SIDES = st.integers(1, 20_000)


@pytest.mark.parametrize(
    ("rule", "size", "detail", "tokens"),
    [
        ("gpt-6", (1024, 1024), "auto", 1229),
        ("gpt-6", (1280, 720), "auto", 1104),
        ("gpt-6", (1080, 1920), "auto", 2448),
        ("gpt-6", (2000, 3000), "auto", 7107),
        ("gpt-6", (2000, 3000), "high", 2880),
        ("gpt-6", (1280, 720), "low", 173),
        ("gpt-6", (2000, 3000), "low", 212),
        # A bill of 2026-09-29: 6,783 input tokens, of which about 33 were the prompt.
        ("gpt-6", (2400, 2400), "auto", 6750),
        ("gpt-5.4", (2000, 3000), "auto", 2880),
        ("gpt-5.4", (2000, 3000), "low", 3303),
        ("gpt-4.1-mini", (1280, 720), "auto", 1491),
        ("gpt-4.1-mini", (1080, 1920), "auto", 3305),
        ("gpt-4.1-mini", (2000, 3000), "auto", 4459),
        ("gpt-4o", (1280, 720), "auto", 1105),
        ("gpt-4o", (2000, 3000), "auto", 1105),
        ("gpt-4o", (2000, 3000), "low", 85),
        ("gpt-4o-mini", (1080, 1920), "auto", 36_835),
        ("gpt-4o-mini", (1080, 1920), "low", 2833),
    ],
)
def test_known_answers(rule: str, size: tuple[int, int], detail: str, tokens: int) -> None:
    assert RULES[rule].tokens(*size, detail) == tokens


def test_a_picture_of_more_than_30000_patches_is_refused() -> None:
    # 8000 x 6000 needs 250 x 188 = 47,000 patches; OpenAI answered HTTP 400 to it on 2026-09-29.
    with pytest.raises(PictureTooLarge, match="47000 patches"):
        RULES["gpt-6"].tokens(8000, 6000)
    assert RULES["gpt-6"].tokens(8000, 6000, "high") <= 3000


@given(st.sampled_from(sorted(RULES)), SIDES, SIDES, st.sampled_from(["auto", "low", "high"]))
def test_every_size_has_a_positive_whole_answer(rule: str, width: int, height: int, detail: str) -> None:
    try:
        assert RULES[rule].tokens(width, height, detail) >= 1
    except PictureTooLarge:
        assert width * height > 30_000 * 32 * 32 / 2


@given(SIDES, SIDES)
def test_a_patch_budget_is_never_passed(width: int, height: int) -> None:
    assert RULES["gpt-6"].tokens(width, height, "high") <= 2500 * 1.2


@given(SIDES, SIDES)
def test_turning_a_picture_does_not_change_its_tiles(width: int, height: int) -> None:
    rule = TileRule(kind="tile", base=85, tile=170)
    assert rule.tokens(width, height) == rule.tokens(height, width)
