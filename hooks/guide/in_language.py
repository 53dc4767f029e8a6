"""The guide in another language: pages in it, English pages where nobody has translated them, the words around all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import RootModel

from drawings.translated import translated as translated_gallery
from facts import Attempts, Line, Problem, Problems, YamlSource, read, validate
from facts.translations import translations
from guide.load import Guide
from guide.names import check_names
from guide.other_languages import is_ready, own
from guide.pages import SourcePage, page_of
from languages.language import FOLDER, codes, read_language
from languages.renamed import renamed
from languages.search_words import read_search_words
from languages.translate import Translation, translated
from languages.unit_files import UnitFile, read_unit_files
from languages.units import units

# As front matter allows (guide/front_matter.py).
LONGEST = {"title": 75, "description": 200}


def in_language(english: Guide, root: Path, code: str, settings: Iterable[str] | None = None) -> Guide:
    """The guide in the language with this code.

    `settings` are the names in mkdocs.yml, which are translated too; without them the list of names is not checked.

    Raises Problems with all that is wrong in the files of the language, however much that is.
    """
    attempt = Attempts()
    folder = root / FOLDER / code
    language = attempt(lambda: read_language(root, code))
    if language and settings is not None:
        attempt(lambda: check_names(replace(english, language=language), settings))
    gallery = attempt(lambda: translated_gallery(english.gallery, read(folder / "drawings.yml", root=root)))
    attempt(lambda: validate(read(folder / "glossary.yml", root=root), _Terms))
    glosses = attempt(lambda: _glosses(read(folder / "labels.yml", root=root), english))
    searched = attempt(lambda: read_search_words(read(folder / "search_words.yml", root=root), english.by_uri))
    files = attempt(lambda: read_unit_files(root, code))
    attempt.problems += _unit_problems(english, files or {})
    if attempt.problems or not (language and gallery and searched and glosses is not None and files is not None):
        raise Problems(attempt.problems)
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


@dataclass(frozen=True)
class Looked:
    """A language as its files are: its guide, or what is wrong in them. Without `code` it is English that is wrong."""

    code: str
    guide: Guide | None
    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        if self.guide:
            return f"{self.code}: {standing_of(self.guide)}."
        count = len(self.problems)
        return f"{self.code}: left out, with {count} {'mistake' if count == 1 else 'mistakes'}."


def look_at_all(english: Guide, root: Path, settings: Iterable[str]) -> Iterator[Looked]:
    """All languages of the project. `settings` are the names in mkdocs.yml, which they translate."""
    if wrong := tuple(renamed(root)):
        yield Looked("", None, wrong)
        return
    settings = list(settings)
    for code in codes(root):
        try:
            yield Looked(code, in_language(english, root, code, settings), ())
        except Problems as problems:
            yield Looked(code, None, tuple(problems.found))


def language_problems(english: Guide, root: Path, settings: Iterable[str]) -> list[Problem]:
    """All that is wrong in the files of all languages."""
    return [problem for looked in look_at_all(english, root, settings) for problem in looked.problems]


def standing_of(guide: Guide) -> str:
    """How far a translation is, in a line: its units and pages."""
    found = guide.translations.values()
    current, stale, missing = (sum(getattr(it, name) for it in found) for name in ("current", "stale", "missing"))
    pages = sum(it.is_translated for it in found)
    shown = "" if is_ready(own(guide), guide) else "; not shown before the start page and all steps are"
    return f"{current} units current, {stale} stale, {missing} missing; {pages} of {len(found)} pages translated{shown}"


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
