"""The guide in another language: pages in it, English pages where nobody has translated them, the words around all."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import RootModel

from drawings.translated import translated as translated_gallery
from facts import Line, Problem, Problems, YamlSource, read, validate
from facts.translations import translations
from guide.load import Guide
from guide.names import check_names
from guide.pages import SourcePage, page_of
from languages.language import FOLDER, codes, read_language
from languages.renamed import renamed
from languages.search_words import read_search_words
from languages.translate import Translation, translated
from languages.unit_files import UnitFile, read_unit_files
from languages.units import units

Part = TypeVar("Part")
# As front matter allows (guide/front_matter.py).
LONGEST = {"title": 75, "description": 200}


def in_language(english: Guide, root: Path, code: str, settings: Iterable[str] | None = None) -> Guide:
    """The guide in the language with this code.

    `settings` are the names in mkdocs.yml, which are translated too; without them the list of names is not checked.

    Raises Problems with all that is wrong in the files of the language, however much that is.
    """
    problems: list[Problem] = []

    def attempt(read_part: Callable[[], Part]) -> Part | None:
        try:
            return read_part()
        except Problems as error:
            problems.extend(error.found)
            return None

    folder = root / FOLDER / code
    language = attempt(lambda: read_language(root, code))
    if language and settings is not None:
        attempt(lambda: check_names(replace(english, language=language), settings))
    gallery = attempt(lambda: translated_gallery(english.gallery, read(folder / "drawings.yml", root=root)))
    attempt(lambda: validate(read(folder / "glossary.yml", root=root), _Terms))
    glosses = attempt(lambda: _glosses(read(folder / "labels.yml", root=root), english))
    searched = attempt(lambda: read_search_words(read(folder / "search_words.yml", root=root), english.by_uri))
    files = attempt(lambda: read_unit_files(root, code))
    problems += _unit_problems(english, files or {})
    if problems or not (language and gallery and searched and glosses is not None and files is not None):
        raise Problems(problems)
    standing = {page.src_uri: translated(page.text, files.get(page.src_uri), glosses) for page in english.pages}
    return replace(
        english,
        pages=tuple(_page(page, standing[page.src_uri]) for page in english.pages),
        gallery=gallery,
        language=language,
        english=english,
        translations=standing,
        search_words=searched,
    )


def language_problems(english: Guide, root: Path, settings: Iterable[str]) -> Iterator[Problem]:
    """All that is wrong in the files of all languages. `settings` are the names in mkdocs.yml."""
    if wrong := list(renamed(root)):
        yield from wrong
        return
    settings = list(settings)
    for code in codes(root):
        try:
            in_language(english, root, code, settings)
        except Problems as problems:
            yield from problems.found


def standing_of(guide: Guide) -> str:
    """How far the translation is, in a line: units and pages."""
    found = guide.translations.values()
    current, stale, missing = (sum(getattr(it, name) for it in found) for name in ("current", "stale", "missing"))
    pages = sum(it.is_translated for it in found)
    return f"{current} units current, {stale} stale, {missing} missing; {pages} of {len(found)} pages translated"


class _Terms(RootModel[dict[Line, Line]]):
    """glossary.yml, which programs do not use: the words that all texts keep to, by the English ones."""


def _page(page: SourcePage, translation: Translation) -> SourcePage:
    return page_of(translation.text, page.src_uri, page.file) if translation.is_translated else page


def _glosses(source: YamlSource, english: Guide) -> Mapping[str, str]:
    return translations(source, english.gallery.labels, "data/drawings.yml or data/bot.yml")


def _unit_problems(english: Guide, files: Mapping[str, UnitFile]) -> Iterator[Problem]:
    for src_uri, file in files.items():
        if src_uri in english.by_uri:
            yield from file.problems(units(english.by_uri[src_uri].text), english.gallery.labels, LONGEST)
        else:
            yield Problem(
                file.file, 1, f"there is no docs/{src_uri}. Remove this file, or name it as the page is named."
            )
