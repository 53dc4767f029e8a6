"""The reviewed list of models the site speaks of: data/models.yml."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, HttpUrl, model_validator

from facts import Line, Written, nearest
from facts.ages import RETIRES_SOON
from pricing.image_tokens import ImageRule


class Retirement(Written):
    """The day OpenAI shuts a model down. `announced` by OpenAI itself, or only `reported` by others."""

    on: date
    status: Literal["announced", "reported"]
    replacement: str
    source: HttpUrl


class Promotion(Written):
    """A low price from one day on, which OpenAI promised at least until another."""

    since: date
    until: date
    source: HttpUrl


class Named(Written):
    """A model that has a name, and perhaps an end."""

    name: Line
    retirement: Retirement | None = None
    checked: date

    def retires_soon(self, day: date) -> bool:
        """Whether OpenAI shuts the model down within 60 days of `day`."""
        return self.retirement is not None and (self.retirement.on - day).days <= RETIRES_SOON

    def is_on(self, day: date) -> bool:
        """Whether OpenAI still answers for this model on `day`."""
        return self.retirement is None or self.retirement.on > day


class Ending(Named):
    """A model of which the site says its end alone."""

    retirement: Retirement


class Model(Named):
    """One model with its price. `thinking` is its default reasoning effort: `off` for a model that never reasons."""

    good_for: Line
    vision: bool
    thinking: Literal["off", "none", "low", "medium", "high"]
    always_thinks: bool = False
    image_rule: str | None
    released: date | None = None
    promotion: Promotion | None = None
    source: HttpUrl

    @model_validator(mode="after")
    def _what_goes_together(self) -> Self:
        if self.image_rule is not None and not self.vision:
            raise ValueError("a model with 'vision: false' has no pictures to count. Write 'image_rule: null'.")
        if self.always_thinks and not self.thinks:
            raise ValueError(f"'always_thinks: true' does not go with 'thinking: {self.thinking}'. Remove one of them.")
        return self

    @property
    def thinks(self) -> bool:
        """Whether the model reasons unless it is told not to."""
        return self.thinking not in ("off", "none")

    def promotion_over(self, day: date) -> bool:
        """Whether a low price may have ended by `day`."""
        return self.promotion is not None and self.promotion.until < day


class Models(Written):
    """All models by their exact API id, those that a beginner sees first, and the picture rules."""

    recommended: str
    alternatives: Annotated[tuple[str, ...], Field(max_length=4)] = ()
    image_rules: dict[str, Annotated[ImageRule, Field(discriminator="kind")]]
    models: dict[str, Model]
    ending: dict[str, Ending] = Field({})

    @property
    def named(self) -> dict[str, Named]:
        """Every model that the site names."""
        return {**self.models, **self.ending}


def contradictions(models: Models) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What does not fit together in the list: the place in the file, what is wrong, what would be right."""
    for model_id, model in models.models.items():
        if model.image_rule is not None and model.image_rule not in models.image_rules:
            known = nearest(model.image_rule, models.image_rules)
            yield ("models", model_id, "image_rule"), f"no image rule '{model.image_rule}'.{known}"
        yield from _days(model_id, model)
    for model_id in models.models.keys() & models.ending.keys():
        yield ("ending", model_id), f"'{model_id}' is in 'models' too. Remove one of the two."
    for model_id, named in models.named.items():
        if named.retirement and named.retirement.replacement not in models.models:
            section = "ending" if model_id in models.ending else "models"
            text = f"replacement: {_unknown(named.retirement.replacement, models)}"
            yield (section, model_id, "retirement", "replacement"), text
    for place, model_id in enumerate(models.alternatives):
        if model_id not in models.models:
            yield ("alternatives", place), f"alternatives: {_unknown(model_id, models)}"
        elif model_id == models.recommended:
            text = f"'{model_id}' is the recommended model already. Remove it here, or name another."
            yield ("alternatives", place), f"alternatives: {text}"
    recommended = models.models.get(models.recommended)
    if recommended is None:
        yield ("recommended",), f"recommended: {_unknown(models.recommended, models)}"
    elif recommended.image_rule is None:
        text = f"'{models.recommended}' has no 'image_rule', so no price for pictures. Choose a model with one."
        yield ("recommended",), f"recommended: {text}"


def _days(model_id: str, model: Model) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The days of one model that cannot follow on each other."""
    end, promotion = model.retirement, model.promotion
    if promotion and promotion.since > promotion.until:
        text = f"until: {promotion.until} is before {promotion.since}, the day since when it was. Correct one of them."
        yield ("models", model_id, "promotion", "until"), text
    for what, place, day in (
        ("promotion", ("promotion", "since"), promotion.since if promotion else None),
        ("end", ("retirement", "on"), end.on if end else None),
        ("check", ("checked",), model.checked),
    ):
        if day and model.released and day < model.released:
            text = f"{place[-1]}: the {what} on {day} is before {model.released}, its first day. Correct one of them."
            yield ("models", model_id, *place), text


def suggested(models: Models, day: date) -> str:
    """The id of the model to suggest on `day`: the recommended one or, once it is shut down, what takes its place.

    That is its replacement, the replacement of that, an alternative, any other: the first that is on and can be priced
    for pictures. Where there is none the recommended one stays.
    """
    chosen = [models.recommended]
    while (end := models.models[chosen[-1]].retirement) and end.replacement not in chosen:
        chosen.append(end.replacement)
    for model_id in (*chosen, *models.alternatives, *models.models):
        if models.models[model_id].is_on(day) and models.models[model_id].image_rule is not None:
            return model_id
    return models.recommended


def _unknown(model_id: str, models: Models) -> str:
    return f"'{model_id}' is not in 'models'.{nearest(model_id, models.models)}"
