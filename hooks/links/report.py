"""Put the outcome of a check into words, a line for each thing to know."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from links import limits
from links.address import fault, host_of
from links.finding import Finding, Verdict
from links.redact import redact
from links.registry import RegistryFile

Places = Mapping[str, Sequence[str]]

LASTING = timedelta(days=3)
WORDS = {
    Verdict.OK: "ok",
    Verdict.MOVED: "moved",
    Verdict.DEAD: "dead",
    Verdict.BLOCKED: "refuse robots",
    Verdict.INCONCLUSIVE: "prove nothing",
    Verdict.UNREACHABLE: "unreachable",
    Verdict.OFFLINE: "not asked",
}


@dataclass(frozen=True)
class Report:
    """`warnings` stop a strict build, `notes` do not."""

    warnings: list[str]
    notes: list[str]


def report(
    findings: Sequence[Finding],
    places: Places,
    registry: RegistryFile,
    *,
    since: Mapping[str, datetime],
    now: datetime,
) -> Report:
    """Say what was found.

    `places` tells for each address where it is used (`file:line:column`), `since` when an unreachable one was
    first found to be so.
    """
    by = {verdict: [it for it in findings if it.verdict is verdict] for verdict in Verdict}
    lasting = {it.url: since[it.url] for it in by[Verdict.UNREACHABLE] if it.url in since}
    lasting = {url: start for url, start in lasting.items() if now - start >= LASTING}
    moves = {it.url: fault(it.final_url, registry.registry.hosts) for it in by[Verdict.MOVED]}
    inconclusive = by[Verdict.INCONCLUSIVE]
    # A redirect that was not followed may lead a reader to harm: it is named, not counted.
    odd = [it for it in inconclusive if it.reason.startswith("redirects")]
    warnings = [
        *(line for it in by[Verdict.DEAD] for line in _dead(it, places, registry)),
        *(line for it in by[Verdict.MOVED] if (why := moves[it.url]) for line in _strayed(it, why, places, registry)),
        *(_lasting(it, lasting[it.url], places) for it in by[Verdict.UNREACHABLE] if it.url in lasting),
    ]
    notes = [
        *_summary(findings, by),
        *(_moved(it, registry) for it in by[Verdict.MOVED] if not moves[it.url]),
        *_by_host(by[Verdict.BLOCKED], "refuses robots"),
        *_by_host([it for it in inconclusive if it not in odd], "does not say whether a page is there"),
        *(f"{_name(it, registry)} {it.reason}: {it.url}. Look at it in a browser." for it in odd),
        *_unreachable([it for it in by[Verdict.UNREACHABLE] if it.url not in lasting]),
    ]
    return Report([redact(line) for line in warnings], [redact(line) for line in notes])


def _summary(findings: Sequence[Finding], by: Mapping[Verdict, Sequence[Finding]]) -> Iterator[str]:
    if offline := by[Verdict.OFFLINE]:
        yield f"no network: {_links(len(offline))} not checked ({offline[0].reason})."
    if len(findings) > len(offline) or not findings:
        cached = sum(it.from_cache for it in findings)
        source = f" ({cached} from the cache)" if cached else ""
        parts = [f"{len(by[verdict])} {words}" for verdict, words in WORDS.items() if by[verdict]]
        yield f"{_links(len(findings))} checked{source}{': ' if parts else ''}{', '.join(parts)}."


def _dead(it: Finding, places: Places, registry: RegistryFile) -> Iterator[str]:
    for place in places[it.url]:
        yield (
            f"{place}: {_name(it, registry)} leads to a page that is gone ({it.reason}): {it.url}. "
            f"{_remedy(it, 'its new address', registry)}"
        )


def _strayed(it: Finding, why: str, places: Places, registry: RegistryFile) -> Iterator[str]:
    for place in places[it.url]:
        remedy = f"Look at it in a browser. {_remedy(it, 'a safe address', registry)}"
        yield f"{place}: {_name(it, registry)} has moved to where no link may lead: {why} {remedy}"


def _moved(it: Finding, registry: RegistryFile) -> str:
    return f"{_name(it, registry)} has moved to {it.final_url}. {_remedy(it, 'that', registry)}"


def _lasting(it: Finding, start: datetime, places: Places) -> str:
    return (
        f"{places[it.url][0]}: {it.url} could not be reached since {start:%Y-%m-%d}: {it.reason}. "
        "Look at it in a browser."
    )


def _by_host(findings: Sequence[Finding], what: str) -> Iterator[str]:
    for host, count in Counter(host_of(it.url) for it in findings).items():
        reasons = sorted({it.reason for it in findings if host_of(it.url) == host})
        yield f"{host} {what} ({_links(count)}: {'; '.join(reasons)}). Look at them in a browser."


def _unreachable(findings: Sequence[Finding]) -> Iterator[str]:
    late = [it for it in findings if it.reason == limits.late()]
    if late:
        yield f"the check stopped at its limit: {_links(len(late))} got {limits.late()}."
    rest = Counter((host_of(it.url), it.reason) for it in findings if it not in late)
    for (host, reason), count in rest.items():
        yield f"{host} could not be reached ({_links(count)}): {reason}."


def _links(count: int) -> str:
    return f"{count} {'link' if count == 1 else 'links'}"


def _name(it: Finding, registry: RegistryFile) -> str:
    link_id = registry.registry.by_url.get(it.url)
    return f"'{link_id}'" if link_id else "the link"


def _remedy(it: Finding, what: str, registry: RegistryFile) -> str:
    link_id = registry.registry.by_url.get(it.url)
    return f"Put {what} into {registry.file}:{registry.line(link_id, 'url')}." if link_id else f"Write {what} there."
