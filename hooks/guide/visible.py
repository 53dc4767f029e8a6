"""What a reader sees of a piece of HTML: its elements without those that are hidden or drawn, and its text."""

from lxml import html
from lxml.html import HtmlElement as Element

UNSEEN = frozenset({"script", "style", "template", "svg", "figure", "link"})
# The link sign beside a heading; the link to the page's own twin; the row of steps and the tick under them.
NOT_TEXT = frozenset({"headerlink", "twin", "progress", "step-done"})
_BLOCKS = """
    address article aside blockquote dd details div dl dt fieldset form h1 h2 h3 h4 h5 h6 header footer hr li nav ol p
    pre section summary table tbody td tfoot th thead tr ul
"""
BLOCKS = frozenset(_BLOCKS.split())


def visible(markup: str) -> Element:
    """The elements that a reader sees, in one <div>. Figures are left out too: they draw what a table says."""
    root = html.fragment_fromstring(markup, create_parent="div")
    for element in [element for element in root.iter() if _is_unseen(element)]:
        if element is not root and element.getparent() is not None:
            element.drop_tree()
    return root


def _is_unseen(element: Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in UNSEEN or element.get("hidden") is not None:
        return True
    classes = element.get("class")
    return classes is not None and not NOT_TEXT.isdisjoint(classes.split())


def is_block(element: Element) -> bool:
    """Whether the element stands on lines of its own."""
    return element.tag in BLOCKS


def plain_text(element: Element) -> str:
    """The text of the element, one line for each paragraph, list item, cell and heading."""
    texts: list[str] = []
    _add_text(element, texts)
    lines = "".join(texts).split("\n")
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def _add_text(element: Element, texts: list[str]) -> None:
    """The text with a line break around each block; breaks in the source are blanks."""
    # A list for all: a generator in a generator, as deep as the elements, took twice as long.
    block = element.tag in BLOCKS or element.tag == "br"
    if block:
        texts.append("\n")
    if element.text:
        texts.append(element.text.replace("\n", " "))
    for child in element:
        _add_text(child, texts)
        if child.tail:
            texts.append(child.tail.replace("\n", " "))
    if block:
        texts.append("\n")
