"""Make a built site light: one stylesheet, small scripts, names that tell their content, nothing that no page needs."""

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from weight import html
from weight.bundle import bundled, imports
from weight.code import one_module, smaller
from weight.stylesheet import one_stylesheet

STYLESHEET = "assets/stylesheets/guide.css"
MODULE = "assets/guide.js"
# A file with such a name never has another content: a browser may keep it for good.
HASHED = re.compile(r"\.[0-9a-f]{8}\.(?:min\.)?\w+$")
_FOLDERS_OF_THEME = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def slim(folder: Path, *, cache: Path, home: str = "") -> None:
    """Change the files of the site in `folder`. `home` is its own address, if it is known."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.html"))}
    first = pages[folder / "index.html"]
    pages = {path: page for path, page in pages.items() if html.stylesheets(page)}  # a redirect has none
    sheets, modules = html.stylesheets(first), html.modules(first)
    # How each page writes the root of the site: `../../`, or `/` on the page for what is not there.
    roots = {path: html.stylesheets(page)[0].removesuffix(sheets[0]) for path, page in pages.items()}
    _remove_unused(folder, pages.values())
    _join_stylesheets(folder, sheets, pages.values(), cache)
    _join_modules(folder, modules)
    for path, page in pages.items():
        page = html.with_stylesheet(page, roots[path] + STYLESHEET)
        pages[path] = html.with_module(page, roots[path] + MODULE) if modules else page
    asked = {address.removeprefix(roots[path]) for path, page in pages.items() for address in html.asked_for(page)}
    _bundle_modules(folder, asked)
    names = _shorten(folder, asked)
    for path, page in pages.items():
        renamed = html.renamed(page, {roots[path] + old: roots[path] + new for old, new in names.items()})
        path.write_text(html.without_blanks(html.with_careful_links(renamed, home)), encoding="utf-8")


def _remove_unused(folder: Path, pages: Iterable[str]) -> None:
    """Remove what the theme ships, unless a page names it: its styles name no other file."""
    text = "\n".join({line for page in pages for line in page.splitlines()})  # most lines are on all pages
    for of_theme in _FOLDERS_OF_THEME:
        for path in sorted((folder / of_theme).rglob("*"), reverse=True):
            if path.is_dir():
                _remove_if_empty(path)
            elif path.name not in text:
                path.unlink()
        _remove_if_empty(folder / of_theme)


def _join_stylesheets(folder: Path, sheets: Iterable[str], pages: Iterable[str], cache: Path) -> None:
    programs = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.js")}
    inline = {script for page in pages for script in _INLINE.findall(page)}
    programs |= {f"inline {at}": script for at, script in enumerate(sorted(inline))}
    css = one_stylesheet([(folder / name).read_text(encoding="utf-8") for name in sheets], pages, programs, cache)
    for name in sheets:
        (folder / name).unlink()
    (folder / STYLESHEET).parent.mkdir(parents=True, exist_ok=True)
    (folder / STYLESHEET).write_text(css, encoding="utf-8")


def _join_modules(folder: Path, modules: Iterable[str]) -> None:
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in modules}
    if texts:
        (folder / MODULE).write_text(one_module(texts, MODULE), encoding="utf-8")
    for name in texts:
        (folder / name).unlink()


def _bundle_modules(folder: Path, asked: Iterable[str]) -> None:
    """Put what the modules of single pages import into them."""

    def read(name: str) -> str:
        return (folder / name).read_text(encoding="utf-8")

    parts: set[str] = set()
    for name in sorted(name for name in asked if name.endswith(".js") and imports(read(name))):
        text, paths = bundled(name, read)
        (folder / name).write_text(text, encoding="utf-8")
        parts.update(paths)
    for name in parts.difference(asked):
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
