"""Which classes and attributes a script may give to elements, read from the script."""

import re
from collections.abc import Iterator

import tinycss2

from weight.seen import Seen
from weight.selectors import can_match

_WORD = re.compile(r"-*[A-Za-z_][\w-]*")
# `dataset.mdState` is the attribute data-md-state.
_DATASET = re.compile(r"\bdataset\.(\w+)")
_CAPITAL = re.compile(r"[A-Z]")

# Where the theme's script has classes and attributes. Its other words are too many: it is a program of 114 kB.
_CLASSES = re.compile(r"""(?:\bclass:|className\s*=|classList\.\w+\()[^"'`,;()]*(["'`])(.*?)\1""")
_SET = re.compile(r"""(?:set|toggle)Attribute\((["'`])(.*?)\1""")
_ASSIGNED = re.compile(r"\.([a-zA-Z]{3,})=(?!=)")
_ELEMENT = re.compile(r"""\b\w+\("([a-z][a-z0-9]*)",(?:\{|null)|createElement\("(\w+)"\)""")
_PROPERTY = re.compile(r"--[a-z][\w-]+")

# The theme's script makes these only where a page has what stands beside them.
NEEDS = {
    "annotation": ".annotate",
    "code__": "pre",
    "hll": "pre",
    "mermaid": ".mermaid",
    "md-search": "[data-md-component=search]",
    "md-source": "[data-md-component=source]",
    "md-tag": "[data-md-component=search]",
    "md-version": "[data-md-component=outdated]",
    "tabbed": ".tabbed-set",
}


def words(script: str) -> set[str]:
    """Every word of a script of ours: any may be a class."""
    return {*_WORD.findall(script), *(_attribute(name) for name in _DATASET.findall(script))}


def theme_words(script: str, pages: Seen) -> set[str]:
    """The words of the theme's script that name a class, an attribute, an element or a property that `pages` need."""
    missing = [
        part for part, needed in NEEDS.items() if not can_match(tinycss2.parse_component_value_list(needed), pages)
    ]
    return {word for word in _theme_words(script) if not any(part in word for part in missing)}


def _theme_words(script: str) -> Iterator[str]:
    for pattern in (_CLASSES, _SET):
        for _, text in pattern.findall(script):
            yield from _WORD.findall(text)
    for match in _ELEMENT.findall(script):
        yield "".join(match)
    yield from _ASSIGNED.findall(script)
    yield from _PROPERTY.findall(script)
    yield from (_attribute(name) for name in _DATASET.findall(script))


def _attribute(name: str) -> str:
    return "data-" + _CAPITAL.sub(lambda capital: f"-{capital[0].lower()}", name)
