"""A module and all that it imports as one file: on a slow network each request costs more than its bytes.

esbuild does this and more, but the build is to need nothing except Python. So a module may say what the site's own say,
`import { a, b as c } from "./b.js"` and `export` before a function, a class or a const; anything else is an error.
"""

import posixpath
import re
from collections.abc import Callable

_IMPORT = re.compile(r"""^import \{([^}]*)\} from ["'](\.[^"']+)["'];?[ \t]*$""", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:(?:async )?function|class|const) (\w+))", re.MULTILINE)
_OTHER = re.compile(r"^\s*(?:import|export)\b.*|^.*\bimport(?:\(|\.meta).*", re.MULTILINE)


def imports(text: str) -> bool:
    """Whether a module waits for another."""
    return _IMPORT.search(text) is not None


def bundled(entry: str, read: Callable[[str], str]) -> tuple[str, list[str]]:
    """The module `entry` with those that it imports before it, and their paths; `read` gives the text of a path.

    Each keeps its names to itself in a function of its own, and gives its exports back; those of `entry` stay exports.
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
            parts.append(f"const {names[path]} = (() => {{\n{body}\nreturn {{ {', '.join(exports)} }};\n}})();\n")
        return names[path]

    def taken(line: re.Match[str], path: str, way: tuple[str, ...]) -> str:
        module = add(posixpath.normpath(posixpath.join(posixpath.dirname(path), line[2])), way)
        return f"const {{{line[1].replace(' as ', ': ')}}} = {module};"

    name = add(entry, ())
    given = _EXPORT.findall(read(entry))
    parts += [f"export const {{ {', '.join(given)} }} = {name};\n"] if given else []
    return "".join(parts), list(names)
