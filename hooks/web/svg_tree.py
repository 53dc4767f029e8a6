"""The elements of an SVG file, each with its line. Nothing is fetched, and no name stands for much."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder
from xml.parsers import expat

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
XML = "{http://www.w3.org/XML/1998/namespace}"
# Illustrator names the addresses of its namespaces. A name in a name, or for a long text, can fill any memory.
LONGEST_ENTITY = 200
DEEPEST = 200


@dataclass
class Tree:
    """The root, and the lines of all elements."""

    root: Element
    lines: dict[int, int] = field(default_factory=dict)

    def line(self, element: Element) -> int:
        """The line on which the element begins."""
        return self.lines.get(id(element), 1)


def parsed(text: str) -> Tree:
    """The elements of a file. Raises ParseError, with its line in `position`."""
    builder, lines, depth = TreeBuilder(), {}, 0
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True

    def refuse(what: str) -> None:
        error = ParseError(what)
        error.position = (parser.CurrentLineNumber, parser.CurrentColumnNumber)
        raise error

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            refuse(f"more than {DEEPEST} elements within each other. Make it flatter")
        element = builder.start(_named(name), {_named(key): value for key, value in attributes.items()})
        lines[id(element)] = parser.CurrentLineNumber

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_named(name))

    def entity(name: str, parameter: bool, value: str | None, *_: Any) -> None:
        if parameter or value is None or len(value) > LONGEST_ENTITY or "&" in value or "<" in value:
            refuse(f"the entity '{name}' does not belong into a picture. Take it out")

    def skipped(name: str, *_: Any) -> None:
        refuse(f"'&{name};' stands for nothing. Write the letter itself")

    handlers: dict[str, Callable[..., None]] = {
        "StartElementHandler": start,
        "EndElementHandler": end,
        "CharacterDataHandler": builder.data,
        "EntityDeclHandler": entity,
        "SkippedEntityHandler": skipped,
    }
    for name, handler in handlers.items():
        setattr(parser, name, handler)
    try:
        parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        what = expat.errors.messages.get(error.code, str(error))
        refused = ParseError(f"this is no XML: {what}. Save the picture once more")
        refused.position = (error.lineno, error.offset)
        raise refused from None
    return Tree(builder.close(), lines)


def _named(name: str) -> str:
    return f"{{{name}" if "}" in name else name
