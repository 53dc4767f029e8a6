"""Scripts and stylesheets without comments and blanks."""

import posixpath
import re
from collections.abc import Mapping

import rcssmin
import rjsmin

# rjsmin takes the inner one of two templates for code.
_NESTED_TEMPLATE = re.compile(r"\$\{[^}]*`")
_LATER = re.compile(r"""\bimport\(["'](\.[^"']*)["']\)""")
_STATIC = re.compile(r"^\s*(?:import\b(?!\()|export\b)|import\.meta", re.MULTILINE)


def one_module(modules: Mapping[str, str], place: str) -> str:
    """Modules (texts by paths) as one that lies at `place`. Each keeps its names and errors to itself, as before."""
    parts = []
    for path, text in modules.items():
        if _STATIC.search(text):
            raise ValueError(
                f"{path}: a module of every page may import another by import() alone, which waits for its use"
            )
        folder = posixpath.dirname(path)

        def moved(later: re.Match[str], folder: str = folder) -> str:
            target = posixpath.normpath(posixpath.join(folder, later[1]))
            return f'import("./{posixpath.relpath(target, posixpath.dirname(place))}")'

        parts.append(
            f"try {{\n{_LATER.sub(moved, text)}\n}} catch (error) {{ setTimeout(() => {{ throw error; }}); }}\n"
        )
    return "".join(parts)


def smaller(suffix: str, text: str) -> str:
    """The same code in fewer letters; licenses stay."""
    if suffix == ".js" and not _NESTED_TEMPLATE.search(text):
        return str(rjsmin.jsmin(text, keep_bang_comments=True))
    if suffix == ".css":
        return str(rcssmin.cssmin(text, keep_bang_comments=True))
    return text
