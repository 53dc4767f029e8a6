"""The copy of a page in Markdown, for programs: made from the finished page, so it has the words that readers see.

It stands at `index.md` beside the page's `index.html`: the page's own address with `index.md` after it. So it needs no
list to be found, links relative to the page are right in it too, any static server can serve it, and the start page has
one like every other. Links lead to the pages for people, not to their copies: programs hand them on to people.
"""

import re
from collections.abc import Callable, Iterator
from html import escape

from lxml import html
from lxml.html import HtmlElement as Element

ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)
# What Markdown would take for a sign of its own, anywhere or at the start of a line.
SIGNS = re.compile(r"([\\`*_\[\]])")
TAG_OR_ENTITY = re.compile(r"<|&(?=#?\w+;)")
FIRST_SIGNS = re.compile(r"^(?:([#>+-])|(\d+)([.)]))(?=\s|$)")
WRAPS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
INDENT = "    "
UNSEEN = frozenset({"script", "style", "template", "svg", "figure", "link"})
# The link sign beside a heading; the way back from a footnote; the link to this copy; the row of steps and its tick.
NOT_TEXT = frozenset({"headerlink", "footnote-backref", "twin", "progress", "step-done"})
_BLOCKS = """
    address article aside blockquote dd details div dl dt fieldset form h1 h2 h3 h4 h5 h6 header footer hr li nav ol p
    pre section summary table tbody td tfoot th thead tr ul
"""
BLOCKS = frozenset(_BLOCKS.split())
Link = Callable[[str], str]


def markdown_copy(page_html: str, answer: str, link: Link) -> str:
    """The article of a finished page as Markdown: its title, its answer in one sentence, all the rest.

    `link` gives the address to write for one that the page has.
    """
    found = ARTICLE.search(page_html)
    article = _visible(found[1] if found else page_html)
    title = article.find(".//h1")
    answer = " ".join(answer.split())
    told = answer in " ".join(article.text_content().split()) or answer in " ".join(_plain_text(article).split())
    first = [*(_block(title, link) if title is not None else ()), *(() if told else [f"> {_text(answer)}"])]
    if title is not None:
        title.drop_tree()
    return "\n\n".join([*first, *_blocks(article, link)]) + "\n"


def copy_name(page_file: str) -> str:
    """Where the copy of a page goes: `faq/x/index.html` has `faq/x/index.md`."""
    return page_file.removesuffix(".html") + ".md"


def _blocks(parent: Element, link: Link) -> Iterator[str]:
    """The blocks in an element, each as a piece of Markdown. Loose text between them is a paragraph."""
    loose = _text(parent.text)
    for child in parent:
        if _is_block(child):
            yield from _paragraph(loose)
            loose = ""
            yield from _block(child, link)
        else:
            loose += _inline(child, link)
        loose += _text(child.tail)
    yield from _paragraph(loose)


def _block(element: Element, link: Link) -> Iterator[str]:
    match element.tag:
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            yield f"{'#' * int(element.tag[1])} {_line(element, link)}"
        case "p" | "summary" if element.tag == "summary" or "admonition-title" in element.get("class", ""):
            yield f"**{_line(element, link)}**"
        case "ul" | "ol":
            yield "\n".join(_items(element, link))
        case "dl":
            yield "\n".join(_meanings(element, link))
        case "table":
            yield "\n".join(_rows(element, link))
        case "pre":
            text = element.text_content().strip("\n")
            yield f"```\n{text}\n```"
        case "hr":
            yield "---"
        case "div" if "tabbed-set" in element.get("class", ""):
            yield from _tabs(element, link)
        case "details" | "blockquote" | "div" if element.tag != "div" or "admonition" in element.get("class", ""):
            yield _prefixed("\n\n".join(_blocks(element, link)), "> ", "> ")
        case _:
            yield from _blocks(element, link)


def _tabs(tabs: Element, link: Link) -> Iterator[str]:
    """Each tab under its name."""
    labels, contents = tabs.find_class("tabbed-labels")[0], tabs.find_class("tabbed-content")[0]
    for label, content in zip(labels, contents, strict=False):
        yield f"**{_line(label, link)}**"
        yield from _blocks(content, link)


def _paragraph(text: str) -> Iterator[str]:
    if text := " ".join(text.split()):
        yield FIRST_SIGNS.sub(lambda sign: f"\\{sign[1]}" if sign[1] else f"{sign[2]}\\{sign[3]}", text)


def _line(element: Element, link: Link) -> str:
    return " ".join(_content(element, link).split())


def _items(element: Element, link: Link) -> Iterator[str]:
    number = int(element.get("start", "1"))
    for item in element.iterchildren("li"):
        mark = f"{number}. " if element.tag == "ol" else "- "
        number += 1
        blocks = list(_blocks(item, link))
        # Only an item with several paragraphs needs room between them.
        apart = "\n" if len(blocks) > 1 and all(child.tag in ("ul", "ol") for child in item) else "\n\n"
        yield _prefixed(apart.join(blocks), mark, INDENT)


def _meanings(element: Element, link: Link) -> Iterator[str]:
    word = ""
    for child in element.iterchildren("dt", "dd"):
        if child.tag == "dt":
            word = _line(child, link)
        else:
            yield f"- {word}: {_line(child, link)}"


def _rows(table: Element, link: Link) -> Iterator[str]:
    for index, row in enumerate(table.iter("tr")):
        cells = [_line(cell, link).replace("|", "\\|") for cell in row.iterchildren("td", "th")]
        yield f"| {' | '.join(cells)} |"
        if index == 0:
            yield "|" + "---|" * len(cells)


def _prefixed(text: str, first: str, others: str) -> str:
    lines = [
        first + text.split("\n", 1)[0],
        *(others + line if line or ">" in others else "" for line in text.split("\n")[1:]),
    ]
    return "\n".join(line.rstrip() for line in lines)


def _content(element: Element, link: Link) -> str:
    return _text(element.text) + "".join(_inline(child, link) + _text(child.tail) for child in element)


def _inline(element: Element, link: Link) -> str:
    content = _content(element, link)
    inner = content.strip()
    before, after = content[: len(content) - len(content.lstrip())], content[len(content.rstrip()) :]
    match element.tag:
        case "strong" | "b" | "em" | "i" if inner:
            sign = WRAPS[element.tag]
            return f"{before}{sign}{inner}{sign}{after}"
        case "del" if inner:
            return f"{before}~~{inner}~~{after}"
        case "input" if element.get("type") == "checkbox":
            return "[x]" if element.get("checked") is not None else "[ ]"
        case "code":
            return _code(element.text_content())
        case "a" if inner and element.get("href"):
            return f"{before}[{' '.join(inner.split())}]({link(element.get('href', ''))}){after}"
        case "br":
            return "<br>"
        case "img":
            return _text(element.get("alt"))
        case "li" | "td" | "p" | "div":
            return f" {content} "
        case _:
            return content


def _code(text: str) -> str:
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    room = " " if "`" in text else ""
    return f"{fence}{room}{text}{room}{fence}"


def _text(text: str | None) -> str:
    return TAG_OR_ENTITY.sub(lambda sign: escape(sign[0]), SIGNS.sub(r"\\\1", text)) if text else ""


def _visible(markup: str) -> Element:
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


def _is_block(element: Element) -> bool:
    """Whether the element stands on lines of its own."""
    return element.tag in BLOCKS


def _plain_text(element: Element) -> str:
    """The text of the element, one line for each paragraph, list item, cell and heading."""
    texts: list[str] = []
    _add_text(element, texts)
    lines = "".join(texts).split("\n")
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def _add_text(element: Element, texts: list[str]) -> None:
    """The text with a line break around each block; breaks in the source are blanks."""
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
