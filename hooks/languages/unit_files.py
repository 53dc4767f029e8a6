"""The translations kept by hand: `i18n/<language>/pages/<the page's path>.yml`, a mapping of unit ids.

    create-key-make.2:
      source: 1a2b3c4d
      text: Escribe un nombre, por ejemplo {1}.

`source` is the hash of the English that `text` translates (hooks/languages/units.py). When the English changes, the
hash no longer fits, and readers see the English until somebody has looked at the translation again.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, RootModel

from facts import Problem, Problems, Written, nearest, read, validate
from facts.ignored import written_files
from languages.parity import faults
from languages.units import HASH_DIGITS, LABEL, Unit

FOLDER = Path("i18n")


def _hash(text: str) -> str:
    if len(text) != HASH_DIGITS or text.strip("0123456789abcdef"):
        raise ValueError(
            f"'{text}' is no hash: it has {HASH_DIGITS} digits of 0 to 9 and a to f. "
            f'Write "{"0" * HASH_DIGITS}", and `make translate` tells the right one.'
        )
    return text


class UnitText(Written):
    """One unit in another language, and the hash of the English that it was made from."""

    source: Annotated[str, AfterValidator(_hash)]
    text: str


class _UnitFile(RootModel[dict[str, UnitText]]):
    """The units of a page, by their ids."""


@dataclass(frozen=True)
class UnitFile:
    """The translation of one page as it is written down; `file` and `lines` say where."""

    file: str
    texts: Mapping[str, UnitText]
    lines: Mapping[str, int]

    def current(self, units: Iterable[Unit]) -> dict[Unit, str]:
        """The text of each unit whose English is as it was. A paragraph that only moved keeps its text."""
        by_hash = {it.source: it.text for it in self.texts.values()}
        found = {}
        for unit in units:
            own = self.texts.get(unit.id)
            text = own.text if own and own.source == unit.hash else by_hash.get(unit.hash)
            if text is not None:
                found[unit] = text
        return found

    def problems(
        self, units: Iterable[Unit], labels: Mapping[str, str], longest: Mapping[str, int]
    ) -> Iterator[Problem]:
        """What is wrong with it for a page that has these units.

        `labels` are the words of buttons by their ids, `longest` how many characters a unit may have, by its id. Of a
        unit whose English has changed nothing is told: nobody sees it.
        """
        by_id = {unit.id: unit for unit in units}
        hashes = {unit.hash: unit for unit in by_id.values()}
        # One word may be a word of the language, but where a placeholder brings that button.
        several = [label for label in labels.values() if " " in label]
        for name, written in self.texts.items():
            unit = by_id.get(name)
            if not unit and written.source not in hashes:
                what = f"the English page has no unit '{name}' any more.{nearest(name, by_id)} Take it out."
                yield Problem(self.file, self.lines[name], what)
                continue
            if not unit or unit.hash != written.source:
                unit = hashes.get(written.source)
            if unit:
                own = [labels.get(call["id"], "") for it in unit.masked if (call := LABEL.search(it))]
                for fault in faults(unit.english, written.text, {*several, *filter(None, own)}):
                    yield Problem(self.file, self.lines[name], f"{name}: {fault}")
                if len(written.text) > longest.get(name, len(written.text)):
                    what = f"{name}: {len(written.text)} characters. Write {longest[name]} at most."
                    yield Problem(self.file, self.lines[name], what)


def read_unit_files(root: Path, language: str) -> dict[str, UnitFile]:
    """All translations of pages into `language`, by the path of the page below docs/. Raises Problems."""
    folder = root / FOLDER / language / "pages"
    found, problems = {}, []
    for path in written_files(folder, "*.yml"):
        try:
            source = read(path, root=root)
            texts = validate(source, _UnitFile).root
        except Problems as error:
            problems += error.found
            continue
        page = path.relative_to(folder).with_suffix(".md").as_posix()
        found[page] = UnitFile(source.file, texts, {name: source.line((name,)) for name in texts})
    if problems:
        raise Problems(problems)
    return found
