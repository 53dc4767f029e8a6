"""What `--8<--` puts into a page is a section of a page of docs/, and holds no macro."""

import re
from collections.abc import Iterator

from facts import Problem, nearest
from rules.page import Page, Site

USE = re.compile(r"^[ \t]*-+8<-+[ \t]+(?P<quote>[\"'])(?P<path>[^\"'\n]+)(?P=quote)[ \t]*$", re.MULTILINE)
# Between two such lines stands a list of files.
BLOCK = re.compile(r"^[ \t]*-+8<-+[ \t]*$", re.MULTILINE)
MARK = re.compile(r"-+8<-+[ \t]+\[[ \t]*(?P<type>start|end)[ \t]*:[ \t]*(?P<name>[a-z][\w-]*)[ \t]*\]", re.IGNORECASE)
SCISSORS = re.compile(r"^[ \t]*(?:-+8<|8<-)[^\n]*$", re.MULTILINE)
RIGHT = 'Write --8<-- "faq/refund.md:its-name"'

MARKS = "Put <!-- --8<-- [start:its-name] --> and <!-- --8<-- [end:its-name] -->"


def check_site(site: Site) -> Iterator[Problem]:
    """A problem for each that puts nothing in, or more than it should."""
    pages = {page.source.src_uri: page for page in site.pages}
    for page in site.pages:
        text = page.source.text
        for block in list(BLOCK.finditer(text))[::2]:
            yield page.at(block.start(), f"files in a list are not put in here. {RIGHT}, one in a line.")
        for match in SCISSORS.finditer(page.prose):
            if not any(form.fullmatch(match[0]) for form in (USE, BLOCK)) and not MARK.search(match[0]):
                yield page.at(match.start(), f"'{match[0].strip()[:40]}' puts nothing in. {RIGHT}.")
        yield from _marks_alone(page)
        for match in USE.finditer(text):
            if why := _fault(match["path"], pages):
                yield page.at(match.start(), f"'{match['path']}' {why}")


def _fault(path: str, pages: dict[str, Page]) -> str:
    file, _, name = path.partition(":")
    if file not in pages:
        return f"is no page of docs/.{nearest(file, pages)} {RIGHT}."
    sections = _sections(pages[file].source.text)
    if name not in sections and name in pages[file].source.sections:
        has = f"It has {', '.join(sections)}." if sections else f"{MARKS} around it there."
        return f"names a heading. What is put in is what stands between two marks of this name. {has}"
    if name not in sections:
        if not name or not sections:
            return f"names no section. {RIGHT}. {MARKS} there."
        return f"is no section of that page.{nearest(name, sections)} It has {', '.join(sections)}."
    if re.search(r"\{[{%]", sections[name]):
        return "has a macro, which stays as it is typed. Make it a template of overrides/macros/, and include that."
    return ""


def _sections(text: str) -> dict[str, str]:
    """The text between the marks of each name."""
    marks = list(MARK.finditer(text))
    ends = {mark["name"]: mark.start() for mark in marks if mark["type"].lower() == "end"}
    starts = {mark["name"]: mark.end() for mark in marks if mark["type"].lower() == "start"}
    return {name: text[start : ends.get(name, len(text))] for name, start in starts.items()}


def _marks_alone(page: Page) -> Iterator[Problem]:
    """A problem for each mark of a section without its partner."""
    marks = list(MARK.finditer(page.source.text))
    for mark in marks:
        kind, other = ("start", "end") if mark["type"].lower() == "start" else ("end", "start")
        if (other, mark["name"]) not in {(it["type"].lower(), it["name"]) for it in marks}:
            what = f"[{kind}:{mark['name']}] has no partner. Write <!-- --8<-- [{other}:{mark['name']}] -->"
            yield page.at(mark.start(), f"{what} {'behind' if other == 'end' else 'before'} the section.")
