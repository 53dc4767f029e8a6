"""A template can be read: its brackets and tags are whole, and what it includes or filters with is there."""

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

from jinja2 import Environment, nodes

from facts import Problem, nearest
from facts.template_syntax import syntax_faults
from guide.macro_sandbox import BUILT_IN_FILTERS
from languages.figures import FILTERS
from rules.rule import Level
from rules.source_file import SourceFile

LEVEL = Level.REFUSE
EVERY = True
FOLDER = "overrides"
# What lies there and is no template: icons, and the beginnings of new pages.
NO_TEMPLATES = ("overrides/.icons", "overrides/pages")
# Folders whose templates know each other by their bare names.
APART = ("drawings", "feeds", "macros", "notices", "servers")
MACROS = "overrides/macros"
# The theme, and what it stands on: a template may include one of theirs.
THEMES = ("material", "mkdocs")
# Filters that MkDocs has for them, and our own.
FOR_FRAMES = frozenset({"script_tag", "url", "names", *FILTERS})
PARSER = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
Naming = nodes.Include | nodes.Extends | nodes.Import | nodes.FromImport


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for each thing in a template that nothing can be made of."""
    name = PurePosixPath(file.name)
    if not name.is_relative_to(FOLDER) or any(name.is_relative_to(it) for it in NO_TEMPLATES) or not file.is_plain:
        return
    if faults := syntax_faults(file.text, PARSER):
        yield from (Problem(file.name, line, what) for line, what in faults)
        return
    tree = PARSER.parse(file.text)
    in_macros = name.is_relative_to(MACROS)
    filters = {*BUILT_IN_FILTERS, *FILTERS} if in_macros else {*PARSER.filters, *FOR_FRAMES}
    for used in tree.find_all(nodes.Filter):
        if used.name not in filters:
            near = nearest(used.name, filters) or " Take it out."
            yield Problem(file.name, used.lineno, f"there is no filter '{used.name}'.{near}")
    for test in tree.find_all(nodes.Test):
        if test.name not in PARSER.tests:
            near = nearest(test.name, PARSER.tests) or " Take it out."
            yield Problem(file.name, test.lineno, f"there is no test '{test.name}'.{near}")
    folders = _folders(file, name)
    for naming in tree.find_all((nodes.Include, nodes.Extends, nodes.Import, nodes.FromImport)):
        if lost := _lost(naming, folders):
            yield Problem(file.name, naming.lineno, lost)


def _lost(naming: nodes.Node, folders: list[Path]) -> str:
    """That no folder has the template that is named, if it is named by a text."""
    if not isinstance(naming, Naming) or (isinstance(naming, nodes.Include) and naming.ignore_missing):
        return ""
    named = naming.template.value if isinstance(naming.template, nodes.Const) else None
    if not isinstance(named, str) or any((folder / named).is_file() for folder in folders):
        return ""
    near = _of_this_name(named, folders[0]) or nearest(named, _beside(named, folders))
    return f"there is no template '{named}'.{near or ' Write the name of one that is there.'}"


def _of_this_name(named: str, folder: Path) -> str:
    """The template of this file name that lies elsewhere in `folder`."""
    same = sorted(folder.rglob(PurePosixPath(named).name or "*"))
    return f" Did you mean '{same[0].relative_to(folder).as_posix()}'?" if same else ""


def _beside(named: str, folders: list[Path]) -> Iterator[str]:
    """The names of the templates where one should be."""
    for folder in folders:
        for path in sorted((folder / PurePosixPath(named).parent).glob("*")):
            if path.is_file():
                yield path.relative_to(folder).as_posix()


def _folders(file: SourceFile, name: PurePosixPath) -> list[Path]:
    """Where a template of this name looks for others."""
    top = file.path.parents[len(name.parts) - 2]
    if name.parts[1] in APART:
        return [top / name.parts[1]]
    return [top, *_themes()]


@cache
def _themes() -> tuple[Path, ...]:
    found = (find_spec(name) for name in THEMES)
    places = [Path(place) for spec in found if spec for place in spec.submodule_search_locations or ()]
    return tuple(place / "templates" for place in places)
