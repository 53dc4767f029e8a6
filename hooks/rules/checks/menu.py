"""The menu (nav in mkdocs.yml) leads to pages that are there, each in an item of its own."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from facts import Problem, YamlSource, nearest
from facts.validate_words import met
from facts.yaml_source import Location
from rules.checks.setting_file import ELSEWHERE
from rules.rule import Level
from rules.settings_file import mapping, problem_at, settings_of
from rules.source_file import SourceFile

LEVEL = Level.REFUSE
EVERY = True


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for each item of another form, and for each that leads to no page."""
    source = settings_of(file)
    if not source:
        return
    settings = mapping(source.data)
    docs = settings.get("docs_dir")
    nav = settings.get("nav")
    if isinstance(nav, list):
        yield from _items(source, nav, ("nav",), file.path.parent / (docs if isinstance(docs, str) else "docs"))
        yield from _twice(source, nav)


def _twice(source: YamlSource, nav: list[Any]) -> Iterator[Problem]:
    """What leads to a page that the menu has before: a page has one place in it."""
    first: dict[str, int] = {}
    for at, path in _paths(nav, ("nav",)):
        line = source.line(at)
        if path in first:
            yield problem_at(source, at, f"nav has '{path}' twice; the first is on line {first[path]}. Keep one.")
        first.setdefault(path, line)


def _paths(entry: Any, at: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(entry, str):
        yield at, entry
    elif isinstance(entry, list):
        for index, below in enumerate(entry):
            yield from _paths(below, (*at, index))
    elif isinstance(entry, Mapping):
        for title, below in entry.items():
            yield from _paths(below, (*at, title))


def _items(source: YamlSource, items: list[Any], at: Location, docs: Path) -> Iterator[Problem]:
    for index, item in enumerate(items):
        here: Location = (*at, index)
        if isinstance(item, str):
            yield from _page(source, item, here, docs)
        elif not isinstance(item, Mapping) or not item:
            yield problem_at(source, here, f"nav: {met(item)} is no item of the menu. Write '- Title: file.md'.")
        else:
            for title in list(item)[1:]:
                what = f"nav: '{title}' stands in the item of '{next(iter(item))}'. Begin it with '- ', in its column."
                yield problem_at(source, (*here, title), what)
            title, below = next(iter(item.items()))
            yield from _below(source, title, below, (*here, title), docs)


def _below(source: YamlSource, title: Any, below: Any, at: Location, docs: Path) -> Iterator[Problem]:
    if isinstance(below, str):
        yield from _page(source, below, at, docs)
    elif isinstance(below, list):
        yield from _items(source, below, at, docs)
    elif isinstance(below, Mapping):
        for key in below:
            yield problem_at(source, (*at, key), f"nav: '{key}' below '{title}' is no item. Begin it with '- '.")
    else:
        what = f"nav: '{title}' has {met(below)} behind it. Write the file of its page, or its items below it."
        yield problem_at(source, at, what)


def _page(source: YamlSource, path: str, at: Location, docs: Path) -> Iterator[Problem]:
    if ELSEWHERE.match(path):
        what = f"nav: '{path}' leads to another host. The menu has pages of this site: link it in a page."
        yield problem_at(source, at, what)
    elif not (docs / path).is_file():
        words, _, last = path.rpartition(" ")
        if words and last.endswith(".md"):
            yield problem_at(source, at, f"nav: '{path}' has no colon. Write '{words}: {last}'.")
        else:
            there = [it.relative_to(docs).as_posix() for it in docs.rglob("*.md")]
            right = nearest(path.removeprefix("docs/"), there) or " Correct the name."
            yield problem_at(source, at, f"nav names '{path}', and docs/ has no such file.{right}")
