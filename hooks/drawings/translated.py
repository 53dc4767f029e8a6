"""The drawings in another language: i18n/<language>/drawings.yml has each English text and what to write for it.

Words on controls (`labels`) stay in English, as readers find them on the screen.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from drawings.gallery import Gallery, does_not_fit
from drawings.parts import Box, Dialog, Drawing, Part
from facts import Problem, Problems, YamlSource
from facts.translations import translations

ENGLISH_FILE = "data/drawings.yml"
# The guide's own words in a part. What is typed into a field (`value`) is no word of the guide.
OWN_WORDS = ("text", "hint", "post", "about", "answer")


def texts(gallery: Gallery) -> list[str]:
    """All texts that can be translated, each once, in their order."""
    found = [one for drawing in gallery.drawings.values() for one in (drawing.title, drawing.caption)]
    found += [one for drawing in gallery.drawings.values() for part in drawing.parts for one in _texts(part)]
    return [one for one in dict.fromkeys(found) if one]


def translated(gallery: Gallery, source: YamlSource) -> Gallery:
    """The drawings with the texts of `source`; one that it has not stays English.

    Raises Problems for English that no drawing has, and for a text that does not fit into its place.
    """
    known = translations(source, texts(gallery), ENGLISH_FILE)
    drawings = {name: _drawing(drawing, known) for name, drawing in gallery.drawings.items()}
    made = replace(gallery, drawings=drawings)
    problems = [
        Problem(source.file, _line(placed.too_long, source), does_not_fit(placed))
        for sheet in made.sheets.values()
        for placed in sheet.placed
        if placed.too_long
    ]
    if problems:
        raise Problems(problems)
    return made


def _texts(part: Part) -> Iterator[str | None]:
    yield from (getattr(part, name, None) for name in OWN_WORDS)
    for inner in part.parts if isinstance(part, Dialog | Box) else ():
        yield from _texts(inner)


def _drawing(drawing: Drawing, known: Mapping[str, str]) -> Drawing:
    caption = drawing.caption and known.get(drawing.caption, drawing.caption)
    title = known.get(drawing.title, drawing.title)
    return drawing.model_copy(
        update={"title": title, "caption": caption, "parts": _parts(drawing.parts, known)},
    )


def _parts(parts: Sequence[Part], known: Mapping[str, str]) -> tuple[Part, ...]:
    return tuple(_part(part, known) for part in parts)


def _part(part: Part, known: Mapping[str, str]) -> Part:
    changed: dict[str, object] = {
        name: known[text] for name in OWN_WORDS if (text := getattr(part, name, None)) and text in known
    }
    if isinstance(part, Dialog | Box):
        changed["parts"] = _parts(part.parts, known)
    return part.model_copy(update=changed)


def _line(too_long: str, source: YamlSource) -> int:
    """The line of the translation that is, or is a part of, a text that is too long."""
    found = [english for english, text in source.data.items() if str(text) in too_long]
    return source.line((max(found, key=lambda it: len(source.data[it])),)) if found else 1
