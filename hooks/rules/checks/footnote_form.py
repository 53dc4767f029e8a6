"""A footnote [^1] has its text, once, in a line that begins with `[^1]:`, and each text has its footnote."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from facts import Problem
from facts.ignored import written_files
from rules.layout import laid_out
from rules.page import Page, Site

PARTLY = True
MARK = re.compile(r"(?P<text>^[ ]{0,3}(?=\[\^[^\]\n]+\]:))?(?<!\\)\[\^(?P<id>[^\]\n]+)\](?P<link>[(\[])?", re.MULTILINE)
TEMPLATES_OF_PAGES = Path("overrides/macros")
INCLUDE = re.compile(r"\{%-?\s*include\b")
SNIPPET = re.compile(r"^[ \t]*-+8<-+[ \t]+[\"'](?P<page>[^\"':\n]+)", re.MULTILINE)


def check_site(site: Site) -> Iterator[Problem]:
    """A problem for each footnote without a text, and for each text that is one too many."""
    templates = {
        match["id"]
        for path in written_files(site.root / TEMPLATES_OF_PAGES)
        for match in MARK.finditer(laid_out(path.read_text(encoding="utf-8", errors="replace")))
    }
    pages = {page.source.src_uri: page for page in site.pages}
    for page in site.pages:
        marks = list(MARK.finditer(page.laid_out))
        if marks:
            put_in = [pages[it["page"]] for it in SNIPPET.finditer(page.source.text) if it["page"] in pages]
            elsewhere = {match["id"] for other in put_in for match in MARK.finditer(other.laid_out)}
            if INCLUDE.search(page.source.text):
                elsewhere |= templates
            yield from _faults(page, [mark for mark in marks if mark["id"] not in elsewhere])


def _faults(page: Page, marks: list[re.Match[str]]) -> Iterator[Problem]:
    texts: dict[str, re.Match[str]] = {}
    used = {mark["id"] for mark in marks if mark["text"] is None}
    for mark in marks:
        name = mark["id"]
        if mark["text"] is None:
            continue
        if first := texts.get(name):
            what = (
                f"the footnote [^{name}] has its text on line {page.at(first.start(), '').line}. Give it another name."
            )
            yield page.at(mark.start(), what)
        elif name not in used:
            yield page.at(
                mark.start(), f"no place has the footnote [^{name}]. Write it where it belongs, or take this out."
            )
        texts.setdefault(name, mark)
    alone = [mark for mark in marks if mark["text"] is None and mark["id"] not in texts and not mark["link"]]
    often = {name for name, times in Counter(mark["id"] for mark in alone).items() if times > 1}
    # One at the beginning of a line, when there is another, was meant as the text.
    meant = {mark["id"]: mark for mark in alone if mark["id"] in often and _begins_line(page, mark)}
    for name, mark in meant.items():
        right = f"Begin the line with [^{name}] and a colon: '[^{name}]: its text'."
        yield page.at(mark.start(), f"this is no text of a footnote. {right}")
    for mark in alone:
        if (name := mark["id"]) not in meant:
            right = f"Write it in a line of its own: '[^{name}]: its text'."
            yield page.at(mark.start(), f"the footnote [^{name}] has no text. {right}")


def _begins_line(page: Page, mark: re.Match[str]) -> bool:
    return not page.laid_out[page.laid_out.rfind("\n", 0, mark.start()) + 1 : mark.start()].strip()
