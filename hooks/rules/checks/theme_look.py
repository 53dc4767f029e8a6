"""The sign, the icons and the colors that the theme of mkdocs.yml names are there."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from facts import Problem, YamlSource, nearest
from facts.yaml_source import Location
from guide.icons import FAMILY, icon_names
from rules.rule import Level
from rules.settings_file import mapping, problem_at, settings_of
from rules.source_file import SourceFile

LEVEL = Level.REFUSE
EVERY = True
ICON = " Write material/ and its name, or put it into overrides/.icons/."
COLORS = {part: re.compile(rf"data-md-color-{part}=[\"']?(?P<name>[\w-]+)") for part in ("primary", "accent")}


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for each that is not there."""
    source = settings_of(file)
    if not source:
        return
    folder = file.path.parent
    theme = mapping(mapping(source.data).get("theme"))
    ours = {path.stem for path in folder.glob("overrides/.icons/*.svg")}
    yield from _icon(source, mapping(theme.get("icon")), ("theme", "icon", "logo"), ours)
    styles = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.glob("docs/assets/*.css"))]
    for index, scheme in enumerate(_schemes(theme.get("palette"))):
        at: Location = ("theme", "palette", index)
        yield from _icon(source, mapping(scheme.get("toggle")), (*at, "toggle", "icon"), ours)
        for part, pattern in COLORS.items():
            known = {match["name"] for style in styles for match in pattern.finditer(style)}
            name = scheme.get(part)
            if known and isinstance(name, str) and name not in known:
                right = nearest(name, known) or f" Write {' or '.join(sorted(known))}."
                what = f"the color '{name}' has no effect: no style of docs/assets/ has it.{right}"
                yield problem_at(source, (*at, part), f"{part}: {what}")


def _icon(source: YamlSource, holder: Mapping[Any, Any], at: Location, ours: set[str]) -> Iterator[Problem]:
    name = holder.get(at[-1])
    if isinstance(name, str) and name not in ours:
        known = [*ours, *(f"material/{it.removeprefix(FAMILY)}" for it in icon_names())]
        if name not in known:
            yield problem_at(source, at, f"{at[-1]}: there is no icon '{name}'.{nearest(name, known) or ICON}")


def _schemes(palette: Any) -> list[Mapping[Any, Any]]:
    return [mapping(it) for it in palette] if isinstance(palette, list) else []
