"""What search engines read of a page: JSON-LD in the words of schema.org, taken from the text that readers see."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from lxml.html import HtmlElement as Element

from facts.cached import cached_while_serving
from guide.front_matter import Fix, Meta, Question, Step
from guide.pages import SourcePage
from guide.visible import plain_text, visible

Node = dict[str, Any]
HEADINGS = ("h2", "h3", "h4")
# In a <script> these could end it or begin a comment.
ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def json_ld(
    way: Sequence[SourcePage], *, description: str, content: str, text: str, address: Callable[[str], str]
) -> str:
    """The text of a page's <script type="application/ld+json">, or nothing when there is nothing to say.

    `way` is the trail to the page, which is its last; `description` and `content` are as the reader gets them, the
    content in HTML; `text` is what Texts made of the content; `address` gives the address of a page by its path below
    docs/.
    """
    page = way[-1]
    graph = [*_about(page.meta, description, content, text, address(page.src_uri)), *_breadcrumbs(way, address)]
    if not graph:
        return ""
    document = {"@context": "https://schema.org", "@graph": graph}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)


def trail(pages: dict[str, SourcePage], src_uri: str) -> list[SourcePage]:
    """The pages from the start to this one: the index page of each folder on the way."""
    folder, _, name = src_uri.rpartition("/")
    way = ["index.md", *([f"{folder}/index.md"] if folder and name != "index.md" else []), src_uri]
    return [pages[step] for step in dict.fromkeys(way) if step in pages]


class Texts:
    """The text that readers see of the pages that are answers, page by page."""

    def __init__(self) -> None:
        self._found: dict[str, str] = {}

    def add(self, src_uri: str, content: str) -> None:
        """Take in the HTML of a page."""
        self._found[src_uri] = _text(content)

    def all(self) -> Mapping[str, str]:
        """The texts by the paths of the pages below docs/."""
        return self._found


def is_answer(meta: Meta) -> bool:
    """Whether programs are told all the text of the page."""
    return isinstance(meta, Question | Fix)


def _about(meta: Meta, description: str, content: str, text: str, url: str) -> Iterator[Node]:
    about = {"url": url, "inLanguage": "en"}
    match meta:
        case Question() | Fix():
            answer = {"@type": "Answer", "text": text}
            question = {"@type": "Question", "name": meta.title, "acceptedAnswer": answer}
            yield {"@type": "FAQPage", **about, "lastReviewed": meta.checked.isoformat(), "mainEntity": [question]}
        case Step():
            yield {
                "@type": "HowTo",
                **about,
                "name": meta.title,
                "description": description,
                "totalTime": f"PT{meta.minutes}M",
                "step": list(_sections(visible(content), url)),
            }


@cached_while_serving
def _text(content: str) -> str:
    return plain_text(visible(content))


def _sections(text: Element, url: str) -> Iterator[Node]:
    """A section for each heading that has numbered lists, with their items as steps."""
    heading, sections = None, dict[Element | None, list[Node]]()
    for element in text.iter(*HEADINGS, "ol"):
        if element.tag in HEADINGS:
            heading = element
        elif not any(True for _ in element.iterancestors("ol", "ul")):
            steps = sections.setdefault(heading, [])
            steps += [
                {"@type": "HowToStep", "position": position, "text": plain_text(item)}
                for position, item in enumerate(element.iterchildren("li"), len(steps) + 1)
            ]
    for position, (head, steps) in enumerate(sections.items(), 1):
        if head is None:
            yield from steps
        else:
            about = {"name": plain_text(head), "url": f"{url}#{head.get('id')}"}
            yield {"@type": "HowToSection", "position": position, **about, "itemListElement": steps}


def _breadcrumbs(way: Sequence[SourcePage], address: Callable[[str], str]) -> Iterator[Node]:
    if len(way) > 1:
        items = [
            {
                "@type": "ListItem",
                "position": position,
                "name": page.meta.title,
                "item": {"@type": "WebPage", "@id": address(page.src_uri)},
            }
            for position, page in enumerate(way, 1)
        ]
        yield {"@type": "BreadcrumbList", "itemListElement": items}
