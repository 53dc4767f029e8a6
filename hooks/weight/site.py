"""Make a built site light: one stylesheet, small scripts, names that tell their content, nothing that no page needs."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from weight import html
from weight.bundle import bundled, imports
from weight.code import one_module, smaller
from weight.stylesheet import used as of_use
from weight.use import Used

STYLESHEET = "assets/stylesheets/guide.css"
MODULE = "assets/guide.js"
# A file with such a name never has another content: a browser may keep it for good.
HASHED = re.compile(r"\.[0-9a-f]{8}\.(?:min\.)?\w+$")
_FOLDERS_OF_THEME = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")


@dataclass(frozen=True)
class Lighter:
    """Makes a page light: what to name in it, now that the files of the site have their last names."""

    stylesheet: str
    module: str
    names: Mapping[str, str]
    home: str

    def __call__(self, page: str, root: str | None) -> str:
        """The page, which writes the root of the site as `root`; one that has no root uses none of the files."""
        if root is None:
            return page
        page = html.with_stylesheet(page, root + self.stylesheet)
        page = html.with_module(page, root + self.module) if self.module else page
        page = html.renamed(page, {root + old: root + new for old, new in self.names.items()})
        return html.without_blanks(html.with_careful_links(page, self.home))


def slim(folder: Path, used: Used, *, cache: Path, home: str = "") -> Lighter:
    """Change the files of the site in `folder`, but for its pages: those are for what is given back.

    `used` is what its pages use, `home` is its own address, if it is known.
    """
    _remove_unused(folder, used.named)
    _join_stylesheets(folder, used, cache)
    _join_modules(folder, used.modules)
    module = MODULE if used.modules else ""
    asked = used.asked.difference(used.sheets, used.modules) | {STYLESHEET, *filter(None, [module])}
    _bundle_modules(folder, asked)
    return Lighter(STYLESHEET, module, _shorten(folder, asked), home)


def _remove_unused(folder: Path, named: Collection[str]) -> None:
    """Remove what the theme ships, unless a page names it: its styles name no other file."""
    for of_theme in _FOLDERS_OF_THEME:
        for path in sorted((folder / of_theme).rglob("*"), reverse=True):
            if path.is_dir():
                _remove_if_empty(path)
            elif path.name not in named:
                path.unlink()
        _remove_if_empty(folder / of_theme)


def _join_stylesheets(folder: Path, used: Used, cache: Path) -> None:
    programs = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.js")}
    programs |= {f"inline {at}": script for at, script in enumerate(sorted(used.scripts))}
    slim_css = of_use(used.css, used.tags, programs, cache)
    for name in used.sheets:
        (folder / name).unlink()
    (folder / STYLESHEET).parent.mkdir(parents=True, exist_ok=True)
    (folder / STYLESHEET).write_text(slim_css, encoding="utf-8")


def _join_modules(folder: Path, modules: Iterable[str]) -> None:
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in modules}
    if texts:
        (folder / MODULE).write_text(one_module(texts, MODULE), encoding="utf-8")
    for name in texts:
        (folder / name).unlink()


def _bundle_modules(folder: Path, asked: set[str]) -> None:
    """Put what a module imports into it, be it asked for by pages or by a script; then nobody needs the parts."""

    def read(name: str) -> str:
        return (folder / name).read_text(encoding="utf-8")

    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*.js"))
    made = {name: bundled(name, read) for name in sorted(name for name in paths if imports(read(name)))}
    parts = {path for name, (_, paths) in made.items() for path in paths if path != name}
    for name in made.keys() - parts:
        (folder / name).write_text(made[name][0], encoding="utf-8")
    for name in parts - asked:
        (folder / name).unlink()


def _shorten(folder: Path, asked: set[str]) -> Mapping[str, str]:
    """Make scripts and stylesheets small. Those that pages name get new names; scripts import others by old ones."""
    names = {}
    for path in sorted(folder.rglob("*.*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix not in (".css", ".js", ".svg") or HASHED.search(name):
            continue
        text = smaller(path.suffix, path.read_text(encoding="utf-8"))
        if name in asked:
            path.unlink()
            path = path.with_suffix(f".{sha256(text.encode()).hexdigest()[:8]}{path.suffix}")
            names[name] = path.relative_to(folder).as_posix()
        path.write_text(text, encoding="utf-8")
    return names


def _remove_if_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
