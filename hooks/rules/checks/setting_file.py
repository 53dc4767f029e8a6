"""Files and folders that mkdocs.yml names are there, each style, script and hook among them."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from facts import Problem, YamlSource, nearest
from facts.yaml_source import Location
from rules.rule import Level
from rules.settings_file import entries, mapping, problem_at, settings_of
from rules.source_file import SourceFile

LEVEL = Level.REFUSE
EVERY = True
SCRIPT = "assets/guide.js"
# Options that name a file or folder, and what its name goes on with.
OPTIONS = {
    "macros": {"module_name": ".py", "include_dir": ""},
    "pymdownx.snippets": {"base_path": ""},
}
ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//|mailto:|tel:", re.IGNORECASE)


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for each that is not there, and for each style, script and hook that does nothing where it is."""
    source = settings_of(file)
    if not source:
        return
    folder = file.path.parent
    settings = mapping(source.data)
    docs = folder / _text(settings.get("docs_dir"), "docs")
    yield from _styles_and_scripts(source, docs)
    yield from _hooks(source, folder, whole=not file.inherits)
    for at, written, suffix in _named(source):
        path = folder / f"{written}{suffix}"
        if not path.exists():
            there = [it.relative_to(folder).as_posix().removesuffix(suffix) for it in _around(path, folder)]
            what = f"names '{written}', and there is no such file or folder.{_or_correct(written, there)}"
            yield problem_at(source, at, f"{_setting(at)} {what}")
    favicon = _text(mapping(settings.get("theme")).get("favicon"))
    if favicon and not (docs / favicon).is_file():
        there = [it.relative_to(docs).as_posix() for it in docs.glob("assets/**/*.*")]
        what = f"theme.favicon names '{favicon}', and docs/ has no such file.{_or_correct(favicon, there)}"
        yield problem_at(source, ("theme", "favicon"), what)


def _named(source: YamlSource) -> Iterator[tuple[Location, str, str]]:
    """Where a file or folder is named, how, and what its name goes on with."""
    settings = mapping(source.data)
    theme = mapping(settings.get("theme"))
    for at, value, suffix in (
        (("INHERIT",), settings.get("INHERIT"), ""),
        (("docs_dir",), settings.get("docs_dir"), ""),
        (("theme", "custom_dir"), theme.get("custom_dir"), ""),
        *((("watch", index), value, "") for index, value in enumerate(_list(settings, "watch"))),
    ):
        if text := _text(value):
            yield at, text, suffix
    for entry in (*entries(settings, "plugins"), *entries(settings, "markdown_extensions")):
        options = mapping(entry.options)
        for option, suffix in OPTIONS.get(entry.name, {}).items():
            value = options.get(option)
            for text in map(_text, value if isinstance(value, list) else [value]):
                if text:
                    yield (*entry.at, entry.name, option), text, suffix


def _styles_and_scripts(source: YamlSource, docs: Path) -> Iterator[Problem]:
    for key in ("extra_css", "extra_javascript"):
        for index, entry in enumerate(_list(mapping(source.data), key)):
            at: Location = (key, index)
            path = mapping(entry).get("path", entry)
            if not isinstance(path, str):
                if key == "extra_javascript":
                    yield problem_at(source, at, f"{key}: an entry is a file of docs/, or 'path: {SCRIPT}'. Write one.")
            elif ELSEWHERE.match(path):
                what = "is on another host, and the policy lets no page load it. Put the file into docs/assets/."
                yield problem_at(source, at, f"{key}: '{path}' {what}")
            elif not (docs / path).is_file():
                there = [it.relative_to(docs).as_posix() for it in docs.glob("assets/**/*.*")]
                what = f"names '{path}', and docs/ has no such file."
                yield problem_at(source, at, f"{key} {what}{_or_correct(path.removeprefix('docs/'), there)}")
            elif key == "extra_javascript" and path != SCRIPT:
                yield problem_at(source, at, f"{key}: '{path}' has no effect here. Import it in docs/{SCRIPT}.")


def _hooks(source: YamlSource, folder: Path, *, whole: bool) -> Iterator[Problem]:
    """What is wrong with the list of hooks; the `whole` list has every file of hooks/."""
    named = [(("hooks", index), it) for index, it in enumerate(_list(mapping(source.data), "hooks")) if _text(it)]
    there = [it.relative_to(folder).as_posix() for it in sorted(folder.glob("hooks/*.py"))]
    wrong = [(at, path) for at, path in named if not (folder / path).is_file()]
    for at, path in wrong:
        yield problem_at(source, at, f"hooks names '{path}', and there is no such file.{_or_correct(path, there)}")
    if whole and named and not wrong:
        for path in sorted(set(there) - {str(Path(path)) for _, path in named}):
            yield problem_at(source, ("hooks",), f"hooks lacks '{path}', which is part of the site. Add '- {path}'.")


def _around(path: Path, root: Path) -> Iterator[Path]:
    """What lies in the folder where a file or folder should be, or in the root when that is missing too."""
    folder = path.parent if path.parent.is_dir() and path.parent.is_relative_to(root) else root
    return (it for it in folder.iterdir() if not it.name.startswith("."))


def _setting(at: Location) -> str:
    return ".".join(str(step) for step in at if isinstance(step, str))


def _list(settings: Any, key: str) -> list[Any]:
    value = mapping(settings).get(key)
    return value if isinstance(value, list) else []


def _text(value: Any, otherwise: str = "") -> str:
    return value if isinstance(value, str) and value else otherwise


def _or_correct(path: str, there: Iterable[str]) -> str:
    return nearest(path, there) or " Correct the name."
