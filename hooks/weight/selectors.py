"""Whether a selector can ever match in a site.

Only its parts are asked for (`a.b` and `.c` in `a.b > .c:hover`), not how they stand to each other, and no state such
as `:hover`: scripts and readers change those. So a rule too many may stay, and none too few.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

import tinycss2
from tinycss2.ast import Node

from weight.seen import Element, Seen

_EITHER = ("is", "where")
_COMBINATORS = (">", "+", "~")


def can_match(selector: Sequence[Node], seen: Seen) -> bool:
    """Whether each part of this selector fits an element of the site, or one that its scripts may make."""
    return all(_part_can_match(part, seen) for part in _parts(selector))


def by_comma(nodes: Sequence[Node]) -> list[list[Node]]:
    """The members of a list of selectors."""
    members: list[list[Node]] = [[]]
    for node in nodes:
        if node == ",":
            members.append([])
        else:
            members[-1].append(node)
    return members


def _parts(selector: Sequence[Node]) -> Iterator[list[Node]]:
    part: list[Node] = []
    for node in selector:
        if node.type not in ("whitespace", "comment") and node not in _COMBINATORS:
            part.append(node)
        elif part:
            yield part
            part = []
    if part:
        yield part


def _part_can_match(part: Sequence[Node], seen: Seen) -> bool:
    """The same parts stand in many selectors: each is looked for once."""
    written = tinycss2.serialize(part)
    if written not in seen.asked:
        seen.asked[written] = _Part.read(part).can_match(seen)
    return seen.asked[written]


@dataclass
class _Attribute:
    name: str
    operator: str = ""
    value: str = ""

    @classmethod
    def read(cls, content: Sequence[Node]) -> "_Attribute":
        nodes = [node for node in content if node.type != "whitespace"]
        operators = [node.value for node in nodes if node.type == "literal"]
        values = [node.value for node in nodes[1:] if node.type in ("ident", "string")]
        return cls(nodes[0].lower_value, *operators[:1], *values[:1])

    def scripted(self, seen: Seen) -> bool:
        """Whether a script may set it: it names the attribute, and the value stands somewhere."""
        if not seen.may_set(self.name):
            return False
        return not self.operator or any(map(self.accepts, chain(seen.values.get(self.name, ()), seen.words)))

    def fits(self, element: Element) -> bool:
        return self.name in element.attributes and (not self.operator or self.accepts(element.attributes[self.name]))

    def accepts(self, value: str) -> bool:
        match self.operator:
            case "=":
                return value == self.value
            case "~=":
                return self.value in value.split()
            case "^=":
                return value.startswith(self.value)
            case "$=":
                return value.endswith(self.value)
            case "|=":
                return value == self.value or value.startswith(f"{self.value}-")
            case _:
                return self.value in value


@dataclass
class _Part:
    tag: str = ""
    ids: list[str] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    attributes: list[_Attribute] = field(default_factory=list)
    either: list[list[list[Node]]] = field(default_factory=list)

    @classmethod
    def read(cls, nodes: Sequence[Node]) -> "_Part":
        """The part without its pseudo-classes and pseudo-elements; `:is()` is a choice."""
        part, before = cls(), ""
        for node in nodes:
            if node.type == "ident" and before == ".":
                part.classes.append(node.value)
            elif node.type == "ident" and before != ":":
                part.tag = node.lower_value
            elif node.type == "hash":
                part.ids.append(node.value)
            elif node.type == "[] block":
                part.attributes.append(_Attribute.read(node.content))
            elif node.type == "function" and node.lower_name in _EITHER:
                part.either.append(by_comma(node.arguments))
            before = node.value if node.type == "literal" else ""
        return part

    def can_match(self, seen: Seen) -> bool:
        if not all(any(can_match(choice, seen) for choice in choices) for choices in self.either):
            return False
        classes = [name for name in self.classes if name not in seen.words]
        ids = [name for name in self.ids if name not in seen.words]
        attributes = [attribute for attribute in self.attributes if not attribute.scripted(seen)]
        if not (classes or ids or attributes) and (not self.tag or self.tag in seen.words):
            return True
        lists = [seen.by_class.get(name, []) for name in classes]
        lists += [seen.by_attribute.get(attribute.name, []) for attribute in attributes]
        lists += [seen.by_tag.get(self.tag, [])] if self.tag else []
        # A part with an id alone can be any element.
        candidates = min(lists, key=len) if lists else [it for elements in seen.by_tag.values() for it in elements]
        return any(
            self.tag in ("", element.tag)
            and element.classes.issuperset(classes)
            and all(element.id == name for name in ids)
            and all(attribute.fits(element) for attribute in attributes)
            for element in candidates
        )
