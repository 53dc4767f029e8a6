"""The text of a page, cut at its headings."""

from dataclasses import dataclass

from lxml import etree, html

from datafiles.once import once

HEADINGS = frozenset({"h2", "h3"})
# What a reader does not read as text: signs beside headings, pictures, code that draws, figures that move.
SKIPPED = frozenset({"script", "style", "svg", "figcaption", "template", "form", "noscript"})
# Made once: lxml reads the words of a path anew each time.
WORDS = etree.XPath(".//text()[not(ancestor::a[contains(@class, 'headerlink')])]")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the text below it; the start of a page has no anchor and no title."""

    anchor: str
    title: str
    text: str


@once
def cut(content: str) -> list[Section]:
    """The sections of a page's HTML, in order. A heading without an id belongs to the section above it."""
    if not content.strip():
        return []
    root = html.fragment_fromstring(content, create_parent="div")
    cutter = _Cutter()
    cutter.walk(root)
    return cutter.sections()


class _Cutter:
    def __init__(self) -> None:
        self._parts: list[tuple[str, str, list[str]]] = [("", "", [])]

    def walk(self, element: etree._Element) -> None:
        for child in element:
            if isinstance(child.tag, str) and child.tag not in SKIPPED and "answer" not in child.classes:
                if child.tag in HEADINGS and child.get("id"):
                    self._parts.append((child.get("id"), _words(child), []))
                elif child.tag == "a" and "headerlink" in child.classes:
                    pass
                else:
                    self._add(child.text)
                    self.walk(child)
                    self._add(" ")
            self._add(child.tail)

    def _add(self, text: str | None) -> None:
        if text:
            self._parts[-1][2].append(text)

    def sections(self) -> list[Section]:
        found = (Section(anchor, title, " ".join("".join(texts).split())) for anchor, title, texts in self._parts)
        return [section for section in found if section.anchor or section.text]


def _words(heading: etree._Element) -> str:
    return " ".join("".join(WORDS(heading)).split())
