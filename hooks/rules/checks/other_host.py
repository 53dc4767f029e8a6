"""Styles and scripts ask no other host for anything, and the files that they name are there."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from facts import Problem, nearest
from facts.ignored import written_files
from rules.rule import Level
from rules.source_file import SourceFile
from web.reached import Reached, reached_by_script, reached_by_style

LEVEL = Level.REFUSE
EVERY = True


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for each address of a host, each @import, and each file or module that is not there."""
    if not file.name.startswith("docs/") or file.suffix not in (".css", ".js"):
        return
    found = reached_by_style(file.text) if file.suffix == ".css" else reached_by_script(file.text)
    for it in found:
        if what := _fault(it, file.path.parent):
            yield Problem(file.name, it.line, what)


def _fault(it: Reached, folder: Path) -> str:
    if it.how == "@import":
        return "a style may not @import another. Put its rules here, or name its file under extra_css in mkdocs.yml."
    shown = it.address if len(it.address) <= 60 else f"{it.address[:60]}..."
    if it.is_elsewhere:
        return f"'{shown}' is on another host, and the site talks to none. Put what it needs into docs/assets/."
    path = unquote(re.split(r"[?#]", it.address)[0])
    if it.how == "import" and not path.startswith("."):
        return f"'{shown}' is no file beside this one. Write ./ before the name of a module."
    if (folder / path).is_file():
        return ""
    start = "./" if path.startswith("./") else ""
    beside = [start + each.name for each in written_files((folder / path).parent) if each.suffix == Path(path).suffix]
    near = nearest(path, beside) or " Correct the name, or add the file."
    return f"there is no file '{shown}'.{near}"
