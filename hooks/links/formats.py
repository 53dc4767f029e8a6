"""Findings as JSON for other programs, as Markdown for the weekly report, and one at a time with its story."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from links.address import fault, host_of
from links.finding import Finding, Verdict
from links.redact import markdown_escape, redact, whole_or_nothing
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
MEANING = {
    Verdict.OK: "The page is there, and the server answers differently for a page that is not.",
    Verdict.MOVED: "Permanent redirects alone lead to a page that is there: the link may be changed.",
    Verdict.DEAD: "The server itself says that the page is gone, or the part of it that the link names is not in it.",
    Verdict.BLOCKED: "The server refuses programs. That says nothing about the page: look in a browser.",
    Verdict.INCONCLUSIVE: "The answer would look the same if the page were gone: look in a browser.",
    Verdict.UNREACHABLE: "The server gave no usable answer. It may be back in an hour.",
    Verdict.OFFLINE: "Nothing answered at all, so the fault is most likely on this side.",
}


def as_json(findings: Sequence[Finding], places: Places, registry: Registry) -> str:
    """The findings as a JSON list, addresses without their query.

    `id` is null for an address that is not in the registry. `final_url` is where the link leads, with its query; it is
    empty when that is not known, or when it may not be written down whole. `where` holds the places that use it, as
    file:line or file:line:column; `checked_at` is ISO 8601 in UTC.
    """
    exported = [
        {
            "id": registry.by_url.get(finding.url),
            "url": redact(finding.url),
            "verdict": finding.verdict,
            "reason": redact(finding.reason),
            "final_url": whole_or_nothing(finding.final_url),
            "where": list(places.get(finding.url, [])),
            "checked_at": finding.checked_at.isoformat(),
            "from_cache": finding.from_cache,
        }
        for finding in findings
    ]
    return json.dumps(exported, indent=2)


def explain(finding: Finding) -> str:
    """Each request on the way, the verdict, and why it is that one."""
    hops = [f"{number}. {hop.url}\n   {hop.status or '-'} {hop.seen}" for number, hop in enumerate(finding.hops, 1)]
    final_url = whole_or_nothing(finding.final_url)
    to = f" -> {final_url}" if final_url not in ("", finding.url) else ""
    told = redact("\n".join([*hops, f"{finding.verdict}: {finding.url}"]))
    return f"{told}{to}\n{redact(f'Seen: {finding.reason}')}\n{MEANING[finding.verdict]}"


def as_markdown(findings: Sequence[Finding], places: Places, registry: Registry) -> str:
    """The weekly report in Markdown: what has to be done first, then what a person has to look at, a line a host."""
    ok = sum(finding.verdict is Verdict.OK for finding in findings)
    parts = [f"{len(findings)} links checked, {ok} proven to be fine."]
    for verdict, title in LISTED.items():
        if lines := [_line(finding, places, registry) for finding in findings if finding.verdict is verdict]:
            parts.append("\n".join([f"## {title}", "", *lines]))
    if hosts := list(_hosts(findings)):
        parts.append("\n".join(["## Look in a browser", "", *hosts]))
    return "\n\n".join(parts)


def _line(finding: Finding, places: Places, registry: Registry) -> str:
    name = registry.by_url.get(finding.url)
    where = ", ".join(f"`{place}`" for place in places.get(finding.url, []))
    final_url = whole_or_nothing(finding.final_url)
    to = f" → <{final_url}>" if finding.verdict is Verdict.MOVED and final_url else ""
    label, used_at = f"**{name}** " if name else "", f" ({where})" if where else ""
    # Nobody may put such an address into the registry without a look.
    elsewhere = bool(to) and name is not None and fault(finding.final_url, registry.hosts) is not None
    first = ". Look at it in a browser first: no link may lead there" if elsewhere else ""
    begin, end = f"- [ ] {label}<{finding.url}>", f": {markdown_escape(finding.reason)}{first}{used_at}"
    return f"{redact(begin)}{to}{redact(end)}"


def _hosts(findings: Sequence[Finding]) -> Iterator[str]:
    for verdict, what in COUNTED.items():
        for host, count in Counter(host_of(finding.url) for finding in findings if finding.verdict is verdict).items():
            yield f"- {host} {what} ({count} {'link' if count == 1 else 'links'})"
