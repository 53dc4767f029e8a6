"""A link leads to a page or file of docs/, to an id of data/links.yml, or to an https address."""

import re
from collections.abc import Iterator
from html import unescape
from posixpath import dirname, normpath, relpath
from urllib.parse import unquote

from facts import Problem
from rules.rule import Level
from rules.source_file import SourceFile

LEVEL = Level.REFUSE
TARGET = re.compile(
    r"\]\([ \t\n]*<?(?P<link>[^\s<>)]+)|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*\n?[ \t]*<?(?P<definition>[^\s<>]+)", re.MULTILINE
)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for each link with another scheme, from the root of a host, or out of docs/."""
    if not file.is_page:
        return
    for match in TARGET.finditer(file.prose):
        written = match["link"] or match["definition"]
        if why := _fault(re.sub(r"[\x00-\x20]", "", unquote(unescape(written))), file.name):
            yield file.at(match.start(), f"the link to '{written[:60]}' {why}")


def _fault(target: str, name: str) -> str:
    scheme = SCHEME.match(target)
    if scheme:
        allowed = scheme[0].lower() in ("https:", "http:")
        return "" if allowed else f"starts with '{scheme[0]}'. Only https addresses and files of docs/ can be linked."
    if target.startswith(("/", "\\")):
        near = relpath(f"docs{target}", dirname(name)) if re.match(r"/[\w-].*\.md(?:#|$)", target) else ""
        return f"starts at the root of a host. Link the file, relative to this page{near and f': {near}'}."
    path = re.split(r"[?#]", target)[0].replace("\\", "/")
    if normpath(f"{dirname(name)}/{path}").split("/")[0] != "docs":
        return "leads out of docs/. Link a file of docs/, relative to this page."
    return ""
