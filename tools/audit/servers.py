"""Whether the headers that servers are told to send fit the pages: what a header forbids, no page can allow again."""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.audit.finding import Finding
from web.assets import HASHED
from web.policy import all_headers, scripts_of

AGAIN = "Run `make build`: it writes the settings anew from the pages."
ASKED = re.compile(r'<(?:script|link)\b[^>]*?\s(?:src|href)="(?:\.\./)*/?([^":]+\.(?:css|js|svg))"')


def of_the_servers(site: Path, servers: Path) -> Iterator[Finding]:
    """What is missing or old in `_headers` of the site, and in the settings in `servers`, if there are any."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    wanted = all_headers(scripts_of(pages.values()))
    for path in [site / "_headers", *(sorted(servers.iterdir()) if servers.is_dir() else ())]:
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        for name, value in wanted.items():
            if name not in text:
                yield Finding(path.name, "its headers", "no-header", name, AGAIN)
            elif value not in text:
                yield Finding(path.name, "its headers", "old-header", name, AGAIN)
    kept = set(re.findall(r"^/(\S*\w)$", (site / "_headers").read_text(encoding="utf-8"), re.MULTILINE))
    asked = {name for page in pages.values() for name in ASKED.findall(page)}
    missing = {name for name in asked if HASHED.search(name)} - kept
    gone = {name for name in kept if not (site / name).is_file()}  # what no page asks for now may be asked for later
    for name in sorted(missing | gone):
        yield Finding("_headers", "its ages", "old-age", name, AGAIN)
