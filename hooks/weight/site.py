"""Make a built site light: one stylesheet, small scripts, names that tell their content, nothing that no page needs."""

import re
from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from datafiles.overwrite import overwrite
from weight import html
from weight.bundle import bundled, imports
from weight.code import one_module, smaller
from weight.seen import StartTags
from weight.stylesheet import joined, used

STYLESHEET = "assets/stylesheets/guide.css"
MODULE = "assets/guide.js"
# A file with such a name never has another content: a browser may keep it for good.
HASHED = re.compile(r"\.[0-9a-f]{8}\.(?:min\.)?\w+$")
_FOLDERS_OF_THEME = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
_ASSET = re.compile(r"""assets/[^\s"'<>?#]+""")
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def slim(folder: Path, *, cache: Path, home: str = "") -> None:
    """Change the files of the site in `folder`. `home` is its own address, if it is known.

    Pages are read twice, one at a time: first for what they use, then to be changed. There can be thousands.
    """
    first = (folder / "index.html").read_text(encoding="utf-8")
    sheets, modules = html.stylesheets(first), html.modules(first)
    css = joined((folder / name).read_text(encoding="utf-8") for name in sheets)
    use = _Use(css, sheets[0])
    for path in sorted(folder.rglob("*.html")):
        use.add(path, path.read_text(encoding="utf-8"))
    _remove_unused(folder, use.named)
    _join_stylesheets(folder, sheets, css, use, cache)
    _join_modules(folder, modules)
    asked = use.asked - {*sheets, *modules} | {STYLESHEET} | ({MODULE} if modules else set())
    _bundle_modules(folder, asked)
    names = _shorten(folder, asked)
    for path, root in use.roots.items():
        page = html.with_stylesheet(path.read_text(encoding="utf-8"), root + STYLESHEET)
        page = html.with_module(page, root + MODULE) if modules else page
        page = html.renamed(page, {root + old: root + new for old, new in names.items()})
        overwrite(path, html.without_blanks(html.with_careful_links(page, home)))


class _Use:
    """What the pages of a site use."""

    def __init__(self, css: str, sheet: str) -> None:
        """`css` is that of the pages, `sheet` the address of its first part on the start page."""
        self._sheet = sheet
        self.tags = StartTags(css)
        self.scripts: set[str] = set()
        self.named: set[str] = set()
        self.asked: set[str] = set()
        # How each page writes the root of the site: `../../`, or `/` on the page for what is not there.
        self.roots: dict[Path, str] = {}

    def add(self, path: Path, page: str) -> None:
        sheets = html.stylesheets(page)
        if sheets:  # a redirect has none
            root = self.roots[path] = sheets[0].removesuffix(self._sheet)
            self.tags.add(page)
            self.scripts.update(_INLINE.findall(page))
            self.named.update(address.rpartition("/")[2] for address in _ASSET.findall(page))
            self.asked.update(address.removeprefix(root) for address in html.asked_for(page))


def _remove_unused(folder: Path, named: Collection[str]) -> None:
    """Remove what the theme ships, unless a page names it: its styles name no other file."""
    for of_theme in _FOLDERS_OF_THEME:
        for path in sorted((folder / of_theme).rglob("*"), reverse=True):
            if path.is_dir():
                _remove_if_empty(path)
            elif path.name not in named:
                path.unlink()
        _remove_if_empty(folder / of_theme)


def _join_stylesheets(folder: Path, sheets: Iterable[str], css: str, use: _Use, cache: Path) -> None:
    programs = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.js")}
    programs |= {f"inline {at}": script for at, script in enumerate(sorted(use.scripts))}
    slim_css = used(css, use.tags.found, programs, cache)
    for name in sheets:
        (folder / name).unlink()
    (folder / STYLESHEET).parent.mkdir(parents=True, exist_ok=True)
    (folder / STYLESHEET).write_text(slim_css, encoding="utf-8")


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
