"""The part of schema.org that the site uses, as its definitions have it, and a check against it.

Taken from schema-dts 2.1.0, which Google generates from schema.org's own definitions.
"""

import re
from collections.abc import Iterator
from typing import Any

PARENTS: dict[str, tuple[str, ...]] = {
    "Thing": (),
    "CreativeWork": ("Thing",),
    "WebPage": ("CreativeWork",),
    "FAQPage": ("WebPage",),
    "Comment": ("CreativeWork",),
    "Question": ("Comment",),
    "Answer": ("Comment",),
    "HowTo": ("CreativeWork",),
    "ItemList": ("Thing",),
    "ListItem": ("Thing",),
    "HowToSection": ("CreativeWork", "ItemList", "ListItem"),
    "HowToStep": ("CreativeWork", "ItemList", "ListItem"),
    "BreadcrumbList": ("ItemList",),
}
# Each property: the types that may have it, and what it may hold.
PROPERTIES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "acceptedAnswer": (("Question",), ("Answer", "ItemList")),
    "description": (("Thing",), ("Text",)),
    "inLanguage": (("CreativeWork",), ("Text",)),
    "item": (("ListItem",), ("Thing",)),
    "itemListElement": (("ItemList",), ("ListItem", "Text", "Thing")),
    "lastReviewed": (("WebPage",), ("Date",)),
    "mainEntity": (("CreativeWork",), ("Thing",)),
    "name": (("Thing",), ("Text",)),
    "position": (("CreativeWork", "ListItem"), ("Integer", "Text")),
    "step": (("HowTo",), ("CreativeWork", "HowToSection", "HowToStep", "Text")),
    "text": (("CreativeWork",), ("Text",)),
    "totalTime": (("HowTo",), ("Duration",)),
    "url": (("Thing",), ("URL",)),
}
VALUES = {
    "Text": re.compile(r"(?s).*\S.*"),
    "Date": re.compile(r"\d{4}-\d\d-\d\d"),
    "Duration": re.compile(r"PT\d+M"),
    "URL": re.compile(r"https://\S+"),
}


def faults(node: Any) -> Iterator[str]:
    """What schema.org does not allow in this node or in those below it."""
    kind = node.get("@type")
    if kind not in PARENTS:
        yield f"no type {kind!r}"
        return
    for name, value in node.items():
        if name.startswith("@"):
            continue
        if name not in PROPERTIES:
            yield f"{kind}: no property {name!r}"
            continue
        owners, ranges = PROPERTIES[name]
        if not is_a(kind, owners):
            yield f"{kind} may not have {name!r}"
        for one in value if isinstance(value, list) else [value]:
            if not fits(one, ranges):
                yield f"{kind}.{name} may not be {one!r}"
            if isinstance(one, dict):
                yield from faults(one)


def is_a(kind: str, wanted: tuple[str, ...]) -> bool:
    return kind in wanted or any(is_a(parent, wanted) for parent in PARENTS[kind])


def fits(value: Any, ranges: tuple[str, ...]) -> bool:
    if isinstance(value, dict):
        return value.get("@type") in PARENTS and is_a(value["@type"], ranges)
    if isinstance(value, int):
        return "Integer" in ranges
    return any(kind in ranges and pattern.fullmatch(value) for kind, pattern in VALUES.items())
