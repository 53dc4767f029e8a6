"""The languages in which a page stands, for the switch between them and for search engines."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from facts import nearest
from guide.load import Guide
from languages.language import ENGLISH, FOLDER, codes
from languages.language_file import read_language_file
from languages.translate import is_enough
from languages.unit_files import read_unit_files
from languages.units import Unit, units

# Without these nobody can go all the way in a language: it is not shown before they are translated.
FIRST = ("index.md", "steps/", "checklist.md")


@dataclass(frozen=True)
class OtherLanguage:
    """A language of the site: `name` is what it calls itself, `pages` are the paths below docs/ of those it has."""

    code: str
    name: str
    direction: str
    pages: frozenset[str]

    @property
    def folder(self) -> str:
        """Where its pages lie from the root of the site, with a slash at the end; English has no folder."""
        return "" if self.code == ENGLISH else f"{self.code}/"

    def url(self, src_uri: str, english_url: str) -> str:
        """The address, from the root of the site, of this page in the language, or of its start page.

        `english_url` is that of the page in English.
        """
        return self.folder + (english_url if src_uri in self.pages else "") or "./"


def unknown_language(code: str, root: Path) -> str | None:
    """What to say of a code that is no language of the project; None when it is one."""
    known = [ENGLISH, *codes(root)]
    if code in known:
        return None
    return f"there is no language '{code}'.{nearest(code, known)} There are {', '.join(known)}."


def own(guide: Guide) -> OtherLanguage:
    """The language of the guide itself."""
    pages = frozenset(page.src_uri for page in guide.pages if guide.is_translated(page.src_uri))
    return OtherLanguage(guide.language.code, guide.language.name, guide.language.direction, pages)


def is_ready(language: OtherLanguage, guide: Guide) -> bool:
    """Whether somebody can go all the way in the language."""
    return all(page.src_uri in language.pages for page in guide.pages if page.src_uri.startswith(FIRST))


def read_others(guide: Guide, root: Path) -> list[OtherLanguage]:
    """English, and each other language but the guide's own in which somebody can go all the way.

    Nothing else in their files is looked at: the build of the English site tells what is wrong.
    """
    parts = {page.src_uri: units(page.text) for page in (guide.english or guide).pages}
    found = [_read(code, root, parts) for code in (ENGLISH, *codes(root)) if code != guide.language.code]
    return [language for language in found if is_ready(language, guide)]


def _read(code: str, root: Path, parts: Mapping[str, Sequence[Unit]]) -> OtherLanguage:
    file = read_language_file(root / FOLDER / code / "language.yml", root, translated=code != ENGLISH)
    pages: Set[str] = parts.keys()
    if code != ENGLISH:
        files = read_unit_files(root, code)
        pages = {name for name, it in files.items() if is_enough(parts[name], it.current(parts[name]))}
    return OtherLanguage(code, file.name, file.direction, frozenset(pages))
