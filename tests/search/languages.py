"""The index of a language, made of the translations that are here, without a build."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from facts import read
from facts.search_settings import Languages, SearchSettings, read_languages, read_settings
from guide.pages import SourcePage, page_of, read_pages
from languages.search_words import SearchWords, read_search_words
from languages.translate import translated
from languages.unit_files import FOLDER, read_unit_files
from search.index import Index
from tests.conftest import ROOT

LANGUAGES = sorted(path.parent.name for path in (ROOT / FOLDER).glob("*/search_words.yml"))
_MACRO = re.compile(r"\{\{.*?\}\}")


@dataclass(frozen=True)
class Asked:
    """A query, and the pages that answer it."""

    language: str
    query: str
    pages: list[str]


def lines_of(name: str) -> list[dict[str, Any]]:
    """What stands in a file of this folder, line by line."""
    return [json.loads(line) for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()]


@cache
def pages() -> list[SourcePage]:
    return read_pages(ROOT / "docs", root=ROOT)


def own_words(language: str) -> SearchWords:
    """The words of a language. Raises Problems."""
    source = read(ROOT / FOLDER / language / "search_words.yml", root=ROOT)
    return read_search_words(source, [page.src_uri for page in pages()])


@cache
def settings() -> tuple[SearchSettings, Languages]:
    data = ROOT / "data"
    words, others = (read(data / name, root=ROOT) for name in ("search.yml", "search_languages.yml"))
    return read_settings(words), read_languages(others)


def index_of(language: str) -> str:
    """Its index, with addresses as paths of pages."""
    files = read_unit_files(ROOT, language)
    index = Index(*settings(), {}, language, own_words(language))
    for english in pages():
        found = translated(english.text, files.get(english.src_uri), {})
        page = page_of(found.text, english.src_uri, english.file)
        headings = {name: _MACRO.sub("", it.title) for name, it in page.sections.items() if it.anchor}
        name = page.src_uri.removesuffix(".md")
        description = _MACRO.sub("", page.meta.description)
        index.add(page.src_uri, name, page.meta, description, headings, english if found.is_translated else None)
    return index.json()
