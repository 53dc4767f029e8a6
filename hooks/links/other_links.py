"""Links that stand in files by hand: sources of facts, and other sites."""

import re
from collections import defaultdict
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from facts.ignored import is_ignored

URL = re.compile(r"https://[^\s<>\"'`\]{}|\\^]+")
FILES = ("*.md", "docs/**/*.md", "data/*.yml")
# Names that exist for examples alone (RFC 2606, RFC 6761).
EXAMPLE = re.compile(r"(?:^|\.)(?:example|invalid|test|localhost|local|internal|example\.(?:com|net|org))$")


def other_links(root: Path) -> dict[str, list[str]]:
    """The public addresses in the project's Markdown and data, each with its `file:line:column`."""
    places: dict[str, list[str]] = defaultdict(list)
    paths = sorted(path for pattern in FILES for path in root.glob(pattern))
    for path in (path for path in paths if not is_ignored(path.relative_to(root))):
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            for column, url in _addresses(line):
                places[url].append(f"{path.relative_to(root).as_posix()}:{number}:{column}")
    return dict(places)


def _addresses(line: str) -> Iterator[tuple[int, str]]:
    for match in URL.finditer(line):
        url = match.group().rstrip(".,;:!?*_")
        while url.endswith(")") and url.count(")") > url.count("("):
            url = url[:-1].rstrip(".,;:!?*_")
        if _public(url):
            yield match.start() + 1, url


def _public(url: str) -> bool:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    try:
        return ip_address(host).is_global
    except ValueError:
        return "." in host and not EXAMPLE.search(host)
