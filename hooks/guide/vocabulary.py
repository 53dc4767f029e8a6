"""What Markdown may say between curly brackets: facts by name, macros, and filters that put figures into words."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from drawings.placing import anchor
from pricing import wording
from pricing.changes import changes
from pricing.costs_page import chart, estimator_data

if TYPE_CHECKING:
    from guide.load import Guide

VARIABLES: Mapping[str, Callable[["Guide"], Any]] = {
    "bot": lambda guide: guide.bot,
    "catalog": lambda guide: guide.catalog,
    "changes": lambda guide: changes(guide.catalog),
    "chart": lambda guide: chart(guide.catalog),
    "estimator": lambda guide: estimator_data(guide.catalog),
    "glossary": lambda guide: guide.glossary,
    "guide": lambda guide: guide,
}
MACROS: Mapping[str, Callable[["Guide"], Callable[..., Any]]] = {
    "drawing": lambda guide: lambda name: anchor(guide.gallery.sheet(name).id),
    "label": lambda guide: guide.gallery.label,
    "limit": lambda guide: guide.bot.limit,
    "messages_for": lambda guide: guide.catalog.messages_for,
    "path": lambda guide: guide.bot.path,
    "pictures_for": lambda guide: guide.catalog.pictures_for,
}
FILTERS: tuple[Callable[..., str], ...] = (wording.about, wording.cents, wording.day, wording.money, wording.number)
