"""What is wrong with a page, and how it is told."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One fault: where it is, which rule says so, and what to do."""

    page: str
    view: str
    rule: str
    element: str
    remedy: str


def table(findings: Iterable[Finding]) -> str:
    """How often each rule is broken, and on how many pages."""
    found = list(findings)
    times = Counter(finding.rule for finding in found)
    pages = Counter(rule for rule, _ in {(finding.rule, finding.page) for finding in found})
    rows = [("rule", "times", "pages"), *((rule, str(times[rule]), str(pages[rule])) for rule in sorted(times))]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "\n".join(f"{row[0]:<{widths[0]}}  {row[1]:>{widths[1]}}  {row[2]:>{widths[2]}}" for row in rows)


def told(findings: Iterable[Finding]) -> str:
    """Each fault once: the same element on several pages or in several views is one entry with all its places."""
    places: dict[tuple[str, str, str], dict[str, list[str]]] = {}
    for finding in findings:
        key = finding.rule, finding.element, finding.remedy
        places.setdefault(key, {}).setdefault(finding.page, []).append(finding.view)
    return "\n".join(
        f"\n{rule}\n  element: {element}\n  what to do: {remedy}\n  on: " + _some(where)
        for (rule, element, remedy), where in sorted(places.items())
    )


def _some(where: dict[str, list[str]], most: int = 6) -> str:
    named = [f"{page or '/'} ({', '.join(views)})" for page, views in sorted(where.items())]
    return "; ".join(named[:most]) + (f"; and {len(named) - most} more" if len(named) > most else "")
