"""Where OpenAI's page and data/models.yml name different days for the end of a model."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from pricing.models import Named
from refresh.official import OfficialRetirement


def retirement_differences(found: Iterable[OfficialRetirement], models: Mapping[str, Named]) -> Iterator[str]:
    """A line for each model whose day on the page is not the one that we wrote down."""
    for official in found:
        ours = models[official.model].retirement
        if official.name == official.model and (ours is None or ours.on != official.on):
            known = f"says {ours.on} ({ours.status})" if ours else "has no retirement"
            yield f"{official.model} retires on {official.on} by the official page; data/models.yml {known}"


def snapshot_notes(found: Iterable[OfficialRetirement], models: Mapping[str, Named], day: date) -> Iterator[str]:
    """Dated snapshots that are still to end, on another day than their model. The model may well go on without them."""
    for official in found:
        ours = models[official.model].retirement
        if official.name != official.model and official.on > day and not (ours and ours.on == official.on):
            yield f"{official.name}, a snapshot of {official.model}, retires on {official.on} by the official page"
