"""The styles of an SVG file as attributes: `style="fill:red"`, and the rules of <style> as Illustrator writes them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

# What may be said by an attribute (SVG 2, "Presentation attributes").
ATTRIBUTES = frozenset(
    """alignment-baseline baseline-shift clip-path clip-rule color color-interpolation color-interpolation-filters
    cursor direction display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font-family
    font-size font-size-adjust font-stretch font-style font-variant font-weight image-rendering letter-spacing
    lighting-color marker-end marker-mid marker-start mask mask-type opacity overflow paint-order pointer-events
    shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering transform-origin
    unicode-bidi vector-effect visibility word-spacing writing-mode""".split()  # noqa: SIM905 - a list of words
)
# What only a style can say, and changes a picture.
BESIDE = frozenset({"mix-blend-mode", "isolation"})
COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
DECLARATION = re.compile(r"([\w-]+)\s*:\s*((?:[^;\"'(]|\"[^\"]*\"|'[^']*'|\([^()]*(?:\([^()]*\)[^()]*)*\))+)")
RULE = re.compile(r"\s*([^{}@]+)\{([^{}]*)\}")
SELECTOR = re.compile(r"(?P<tag>[a-zA-Z]\w*|\*)?(?:\.(?P<cls>[\w-]+)|\#(?P<id>[\w-]+))?")


@dataclass
class StyleRules:
    """What the style sheets of a file say, what counts most at the end; and what of them is not known."""

    rules: list[tuple[tuple[int, int], re.Match[str], dict[str, str]]] = field(default_factory=list)
    unknown: list[tuple[Element, str]] = field(default_factory=list)

    def of(self, element: Element) -> dict[str, str]:
        """What they say of an element."""
        said: dict[str, str] = {}
        tag, classes = element.tag.rpartition("}")[2], element.get("class", "").split()
        for _, selector, style in self.rules:
            wanted = selector["tag"] in (None, "*", tag)
            if wanted and selector["cls"] in (None, *classes) and selector["id"] in (None, element.get("id")):
                said |= style
        return said


def declarations(style: str) -> dict[str, str]:
    """The attributes, and what stands beside them, by their names."""
    return {
        name: value
        for name, written in DECLARATION.findall(COMMENT.sub("", style))
        if name in ATTRIBUTES | BESIDE and (value := written.partition("!important")[0].strip())
    }


def style_rules(sheets: Iterable[Element]) -> StyleRules:
    """The rules of these <style> elements."""
    found = StyleRules()
    for sheet in sheets:
        text = COMMENT.sub("", "".join(sheet.itertext()))
        if rest := text[text.find("@") :] if "@" in text else RULE.sub("", text).strip():
            found.unknown.append((sheet, f"'{rest[:40]}' in <style> is more than a picture needs. Save text as paths"))
            continue
        for written, body in RULE.findall(text):
            for selector in map(str.strip, written.split(",")):
                match = SELECTOR.fullmatch(selector) if selector else None
                if match is None:
                    what = f"the selector '{selector[:40]}' in <style> is not known. Save styles as attributes"
                    found.unknown.append((sheet, what))
                    continue
                weight = (2 if match["id"] else 1 if match["cls"] else 0, 1 if match["tag"] else 0)
                found.rules.append((weight, match, declarations(body)))
    found.rules.sort(key=lambda rule: rule[0])  # of the same weight the later one counts
    return found
