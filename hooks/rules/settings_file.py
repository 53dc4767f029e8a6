"""A file of settings (mkdocs.yml) with the values that MkDocs takes from it, and the line of each."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from typing import Any, NamedTuple

import yaml

from facts import Problem, Problems, YamlSource
from facts.yaml_source import Location
from rules.source_file import SourceFile

# Written by MkDocs' own YAML alone.
TAG = re.compile(r"(?<![^\s\[,])!(?:ENV|relative|!python/\S+)(?=\s|$)", re.MULTILINE)


class _Loader(yaml.CSafeLoader):
    """YAML 1.1 as MkDocs reads it, without its power to run code."""


def _environment(loader: _Loader, node: yaml.Node) -> Any:
    """The value that stands in the file, for when nothing is set; what is set may be looked at by those who use it."""
    if isinstance(node, yaml.SequenceNode) and len(node.value) > 1:
        return loader.construct_object(node.value[-1], deep=True)
    return None


def _name(_loader: _Loader, suffix: str, _node: yaml.Node) -> str:
    return suffix


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("!relative", _name)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _name)


@lru_cache(maxsize=8)
def _read(text: str, name: str) -> YamlSource:
    source = YamlSource(TAG.sub(lambda tag: " " * len(tag[0]), text), name)
    with suppress(yaml.YAMLError, ValueError):  # a day that there is not is a text
        source.data = yaml.load(text, Loader=_Loader)  # noqa: S506 (it is a SafeLoader)
    return source


def read_settings(file: SourceFile) -> YamlSource:
    """The settings of a file. Raises Problems for what is no YAML."""
    return _read(file.text, file.name)


def settings_of(file: SourceFile) -> YamlSource | None:
    """The settings, when the file has any that can be read; what cannot be is told by site_settings."""
    if not file.is_settings:
        return None
    with suppress(Problems):
        return read_settings(file)
    return None


def mapping(value: Any) -> Mapping[Any, Any]:
    """The value, or an empty mapping when it is none: others tell what it should be."""
    return value if isinstance(value, Mapping) else {}


class Entry(NamedTuple):
    """An extension or a plugin: where it stands, its name and its options; `beside` are other keys of its item."""

    at: Location
    name: str
    options: Any
    beside: tuple[str, ...] = ()


def entries(settings: Mapping[str, Any], key: str) -> Iterator[Entry]:
    """The extensions or plugins that the setting `key` lists."""
    value = settings.get(key)
    if isinstance(value, Mapping):
        yield from (Entry((key, name), str(name), options) for name, options in value.items())
    for index, item in enumerate(value if isinstance(value, list) else ()):
        (name, options), *others = item.items() if isinstance(item, Mapping) and item else [(item, None)]
        yield Entry((key, index), str(name), options, tuple(str(it) for it, _ in others))


def problem_at(source: YamlSource, at: Location, text: str) -> Problem:
    """A problem on the line of the setting `at`."""
    return Problem(source.file, source.line(at), text)
