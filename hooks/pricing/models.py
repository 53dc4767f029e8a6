"""The reviewed list of models the site speaks of: data/models.yml."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, HttpUrl, StringConstraints, model_validator

from datafiles import Written
from pricing.freshness import RETIRES_SOON_DAYS
from pricing.image_tokens import ImageRule

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\n]*$")]


class Retirement(Written):
    """The day OpenAI switches a model off. `announced` by OpenAI itself, or only `reported` by others."""

    on: date
    status: Literal["announced", "reported"]
    replacement: str | None = None
    source: HttpUrl


class Promotion(Written):
    """A low price that OpenAI promised at least until a day."""

    until: date
    source: HttpUrl


class Model(Written):
    """One model. `thinking` is its default reasoning effort: `off` for a model that never reasons."""

    name: Line
    good_for: Line
    vision: bool
    thinking: Literal["off", "none", "low", "medium", "high"]
    image_rule: str | None
    retirement: Retirement | None = None
    promotion: Promotion | None = None
    source: HttpUrl
    checked: date

    @model_validator(mode="after")
    def _picture_rule_goes_with_vision(self) -> Self:
        if self.vision != (self.image_rule is not None):
            raise ValueError("'vision: true' needs an 'image_rule', 'vision: false' needs 'image_rule: null'.")
        return self

    @property
    def thinks(self) -> bool:
        """Whether the model reasons unless it is told not to."""
        return self.thinking not in ("off", "none")

    def retires_soon(self, day: date) -> bool:
        """Whether OpenAI switches the model off within 60 days of `day`."""
        return self.retirement is not None and (self.retirement.on - day).days <= RETIRES_SOON_DAYS

    def promotion_over(self, day: date) -> bool:
        """Whether a low price may have ended by `day`."""
        return self.promotion is not None and self.promotion.until < day

    def is_on(self, day: date) -> bool:
        """Whether OpenAI still answers for this model on `day`."""
        return self.retirement is None or self.retirement.on > day


class Models(Written):
    """All models by their exact API id, the one that the site recommends, and the picture rules."""

    recommended: str
    image_rules: dict[str, Annotated[ImageRule, Field(discriminator="kind")]]
    models: dict[str, Model]
