"""A module and all that it imports as one file: on a slow network each request costs more than its bytes.

esbuild does this and more, but the build is to need nothing except Python. So a module may say what the site's own say,
`import { a, b as c } from "./b.js"`, `import "./b.js"`, and `export` before a function, a class or a const. A later
`import(address)` stays, with an address that is worked out; anything else is an error.
"""

import posixpath
import re
from collections.abc import Callable

_IMPORT = re.compile(r"""^import (?:\{([^}]*)\} from )?["'](\.[^"']+)["'];?[ \t]*$""", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:(?:async )?function|class|const) (\w+))", re.MULTILINE)
_OTHER = re.compile(r"^\s*(?:import\b(?!\()|export\b).*|^.*\bimport(?:\([\"'`]|\.meta).*", re.MULTILINE)
# A module that is there for what it does: when it fails, the others still run, as they would apart.
_ON_ITS_OWN = "try {{\n{run};\n}} catch (error) {{\n  setTimeout(() => {{ throw error; }});\n}}\n"


def imported(path: str, text: str) -> list[str]:
    """The paths of the modules that the module at `path` waits for."""
    return [_beside(path, match[2]) for match in _IMPORT.finditer(text)]


def bundled(entry: str, read: Callable[[str], str]) -> str:
    """The module `entry` with those that it imports before it; `read` gives the text of a path.

    Each keeps its names to itself in a function of its own, and gives its exports back; those of `entry` stay exports.
    Raises ValueError, with the path, for an import in a circle and for what cannot be bundled.
    """
    names: dict[str, str] = {}
    parts: list[str] = []

    def add(path: str, way: tuple[str, ...]) -> str:
        if path in way:
            raise ValueError(
                f"{path}: it imports itself by way of {', '.join(way[way.index(path) + 1 :]) or 'nothing'}"
            )
        if path not in names:
            body = _IMPORT.sub(lambda line: taken(line, path, (*way, path)), read(path))
            exports = _EXPORT.findall(body)
            body = _EXPORT.sub("", body)
            if other := _OTHER.search(body):
                raise ValueError(
                    f'{path}: {other[0].strip()!r} cannot be bundled: write import {{ a }} from "./b.js", '
                    "and export before a function, a class or a const"
                )
            names[path] = f"${len(names)}"
            run = f"(() => {{\n{body}\nreturn {{ {', '.join(exports)} }};\n}})()"
            parts.append(f"const {names[path]} = {run};\n" if exports else _ON_ITS_OWN.format(run=run))
        return names[path]

    def taken(line: re.Match[str], path: str, way: tuple[str, ...]) -> str:
        module = add(_beside(path, line[2]), way)
        return "" if line[1] is None else f"const {{{line[1].replace(' as ', ': ')}}} = {module};"

    name = add(entry, ())
    given = _EXPORT.findall(read(entry))
    return "".join(parts) + (f"export const {{ {', '.join(given)} }} = {name};\n" if given else "")


def _beside(path: str, other: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), other))
