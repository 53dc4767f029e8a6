"""What templates show of data/ and mkdocs.yml, and what a language calls it (i18n/<language>/names.yml)."""

from collections.abc import Iterable, Iterator
from typing import Any

from facts.translations import translations
from guide.load import Guide


def check_names(guide: Guide, settings: Iterable[str]) -> None:
    """Raise Problems for a name in the language's file that nothing has. `settings` are those of mkdocs.yml."""
    if guide.language.names:
        translations(guide.language.names, {*settings, *shown(guide)}, "data/ or mkdocs.yml")


def shown(guide: Guide) -> Iterator[str]:
    """The names of lengths, pictures, languages, thinking and sources, and what models are good for."""
    usage = guide.catalog.usage
    for choices in (usage.lengths, usage.pictures, usage.languages, usage.thinking):
        yield from (choice.name for choice in choices.values())
    yield from (model.good_for for model in guide.catalog.models.values())
    yield from (link.label for link in guide.registry.registry.links.values())


def menu(nav: Any) -> Iterator[str]:
    """The titles in `nav` of mkdocs.yml."""
    for entry in nav if isinstance(nav, list) else ():
        for title, below in entry.items() if isinstance(entry, dict) else ():
            yield str(title)
            yield from menu(below)
