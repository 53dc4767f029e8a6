"""The body of the weekly report, in Markdown."""

from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from links.finding import Finding, Verdict
from links.redact import redact
from links.registry import Registry
from links.report import Places

LISTED = {
    Verdict.DEAD: "Gone: readers land on nothing",
    Verdict.MOVED: "Moved: put the new address into the registry",
    Verdict.UNREACHABLE: "Could not be reached",
}
COUNTED = {
    Verdict.BLOCKED: "refuses robots",
    Verdict.INCONCLUSIVE: "does not say whether a page is there",
    Verdict.OFFLINE: "was not asked: no network",
}


def weekly(findings: Sequence[Finding], places: Places, registry: Registry) -> str:
    """What has to be done first, then what a person has to look at, a line for each host."""
    ok = sum(it.verdict is Verdict.OK for it in findings)
    parts = [f"{len(findings)} links checked, {ok} proven to be fine."]
    for verdict, title in LISTED.items():
        if lines := [_line(it, places, registry) for it in findings if it.verdict is verdict]:
            parts.append("\n".join([f"## {title}", "", *lines]))
    if hosts := list(_hosts(findings)):
        parts.append("\n".join(["## Look in a browser", "", *hosts]))
    return redact("\n\n".join(parts))


def _line(it: Finding, places: Places, registry: Registry) -> str:
    name = registry.by_url.get(it.url)
    where = ", ".join(f"`{place}`" for place in places.get(it.url, []))
    to = f" → <{it.final_url}>" if it.verdict is Verdict.MOVED else ""
    return f"- [ ] {f'**{name}** ' if name else ''}<{it.url}>{to}: {_plain(it.reason)}{f' ({where})' if where else ''}"


def _hosts(findings: Sequence[Finding]) -> Iterator[str]:
    for verdict, what in COUNTED.items():
        for host, count in Counter(urlsplit(it.url).netloc for it in findings if it.verdict is verdict).items():
            yield f"- {host} {what} ({count} {'link' if count == 1 else 'links'})"


def _plain(text: str) -> str:
    """Words that come from a server, unable to become Markdown of ours."""
    return "".join(f"\\{character}" if character in "\\`*_[]<>#@!|" else character for character in text)
