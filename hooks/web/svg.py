"""SVG as programs save it, made into a picture and nothing else: their own notes, frames and style sheets go.

The policy of the site knows no styles within a file: Firefox holds pictures to it too. What a style says becomes an
attribute, which is the same to a browser. What could act, load or move is no part of a picture, and is told.
"""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, ParseError
from xml.sax.saxutils import escape, quoteattr

from web.svg_styles import BESIDE, declarations, style_rules
from web.svg_tree import DEEPEST, SVG, XLINK, XML, Tree, parsed

_SHAPES = "path rect circle ellipse line polyline polygon image text tspan textPath use"
_OTHERS = "svg g defs symbol switch title desc style metadata a marker clipPath mask pattern foreignObject view"
_PAINTS = "linearGradient radialGradient stop solidcolor filter"
KNOWN = frozenset(f"{_SHAPES} {_OTHERS} {_PAINTS}".split())
ACTS = re.compile(
    r"script|handler|listener|animate\w*|set|discard|iframe|video|audio|canvas|embed|object", re.IGNORECASE
)
DROPPED = frozenset({"metadata", "style", "view"})
NOTES = re.compile(r"content|src|class|style|data-.*|version|baseProfile|enable-background|requiredFeatures|target")
INNER = re.compile(r"#[^\s]*")
RASTER = re.compile(r"data:image/(?:png|jpeg|jpg|gif|webp)[;,]", re.IGNORECASE)
OUTER_URL = re.compile(r"url\(\s*[\"']?\s*(?!#)|(?:image|image-set|src)\(", re.IGNORECASE)
LENGTH = re.compile(r"(\d+(?:\.\d+)?)(?:px)?")
# A picture of a picture of a picture can be more than any browser draws.
MOST_ELEMENTS = 50_000


class NoPicture(ValueError):
    """What is in a file that is no picture; `found` has a line and a sentence for each."""

    def __init__(self, found: list[tuple[int, str]]) -> None:
        self.found = found
        super().__init__("; ".join(f"line {line}: {text}" for line, text in found))


def cleaned(text: str) -> str:
    """The picture alone. Raises NoPicture with all that does not belong into one."""
    try:
        tree = parsed(text)
    except ParseError as error:
        raise NoPicture([(getattr(error, "position", (1, 0))[0], str(error))]) from None
    found = sorted(_Cleaner(tree).clean())
    if found:
        raise NoPicture(found)
    return _written(tree.root) + "\n"


class _Cleaner:
    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._rules = style_rules(sheet for sheet in tree.root.iter(f"{SVG}style"))

    def clean(self) -> Iterator[tuple[int, str]]:
        """Clean the tree where it stands; gives the line and a sentence for all that is wrong."""
        root = self._tree.root
        if root.tag != f"{SVG}svg":
            yield 1, 'the first element is not <svg xmlns="http://www.w3.org/2000/svg">: browsers would show nothing'
            return
        for sheet, what in self._rules.unknown:
            yield self._tree.line(sheet), what
        yield from self._clean(root)
        width, height = (LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height"))
        if width and height and "viewBox" not in root.attrib:
            root.set("viewBox", f"0 0 {width[1]} {height[1]}")  # or it could not be drawn smaller
        if _size(root) > MOST_ELEMENTS:
            yield 1, "<use> draws its parts too often. Write them out"

    def _clean(self, element: Element) -> Iterator[tuple[int, str]]:
        yield from self._attributes(element)
        for child in list(element):
            name = child.tag.removeprefix(SVG)
            if not child.tag.startswith(SVG) or name in DROPPED:
                _remove(element, child)
            elif name == "foreignObject":
                # A program writes HTML for browsers, and in the same <switch> what all others show.
                if element.tag == f"{SVG}switch" and len(element) > 1:
                    _remove(element, child)
                else:
                    what = "<foreignObject> holds HTML. Save the text as text or as paths (draw.io: without word wrap)"
                    yield self._tree.line(child), what
            elif ACTS.fullmatch(name):
                yield self._tree.line(child), f"<{name}> does not belong into a picture. Take it out"
            elif name not in KNOWN and not name.startswith("fe"):
                yield self._tree.line(child), f"<{name}> is not known. Save the picture as plain SVG"
            else:
                yield from self._clean(child)
                if name == "a":
                    child.tag = f"{SVG}g"
                    child.attrib.pop("href", None)

    def _attributes(self, element: Element) -> Iterator[tuple[int, str]]:
        line, written = self._tree.line(element), dict(element.attrib)
        style = {**self._rules.of(element), **declarations(written.get("style", ""))}
        for name in list(element.attrib):
            del element.attrib[name]
        for name, value in written.items():
            bare = name.removeprefix(XLINK)
            if bare.lower().startswith("on") and "}" not in bare:
                yield line, f"{bare}= does not belong into a picture. Take it out"
            elif bare == "href":
                if element.tag == f"{SVG}a" or INNER.fullmatch(value.strip()):
                    element.set("href", value.strip())
                elif element.tag in (f"{SVG}image", f"{SVG}feImage") and RASTER.match(value.strip()):
                    element.set("href", "".join(value.split()))
                else:
                    yield line, f"href={value.strip()[:40]!r} loads something from elsewhere. Take it out"
            elif name == f"{XML}space" or not ("}" in name or NOTES.fullmatch(name)):
                element.set(name, value)
        beside = []
        for name, value in style.items():
            if name in BESIDE:
                beside.append(f"{name}:{value}")
            elif not (name in element.attrib and value.startswith(("light-dark(", "var("))):
                element.set(name, _of_light_colors(value))
        if beside:
            element.set("style", ";".join(beside))
        for name, value in element.attrib.items():
            if name != "href" and OUTER_URL.search(value):
                yield line, f"{name}={value[:40]!r} loads something from elsewhere. Take it out"


def _remove(parent: Element, child: Element) -> None:
    """Take a child out; the text behind it stays."""
    if child.tail and child.tail.strip():
        at = list(parent).index(child)
        if at:
            parent[at - 1].tail = (parent[at - 1].tail or "") + child.tail
        else:
            parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def _of_light_colors(value: str) -> str:
    """`light-dark(white, black)` is for a page that chooses; the picture has one look."""
    if not value.startswith("light-dark("):
        return value
    depth, start = 0, len("light-dark(")
    for at, letter in enumerate(value):
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 1:
            return value[start:at].strip()
    return value


def _size(root: Element) -> int:
    """How many elements are drawn, with all that <use> draws again; beyond MOST_ELEMENTS it is not counted on."""
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    known: dict[int, int] = {}

    def size(element: Element, within: Mapping[int, bool]) -> int:
        if id(element) in within:
            return 0  # browsers do not draw a circle
        if len(within) > DEEPEST:
            return MOST_ELEMENTS + 1
        if id(element) not in known:
            below = {**within, id(element): True}
            total = 1 + sum(size(child, below) for child in element)
            used = by_id.get(element.get("href", "")[1:]) if element.tag == f"{SVG}use" else None
            known[id(element)] = min(total + (size(used, below) if used is not None else 0), MOST_ELEMENTS + 1)
        return known[id(element)]

    return size(root, {})


def _written(element: Element) -> str:
    name = element.tag.removeprefix(SVG)
    space = ' xmlns="http://www.w3.org/2000/svg"' if name == "svg" else ""
    attributes = "".join(f" {key.replace(XML, 'xml:')}={quoteattr(value)}" for key, value in element.attrib.items())
    inner = escape(element.text or "") + "".join(_written(child) + escape(child.tail or "") for child in element)
    return f"<{name}{space}{attributes}>{inner}</{name}>" if inner else f"<{name}{space}{attributes}/>"
