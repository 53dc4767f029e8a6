"""Put the outcome of a check into words, a line for each thing to know."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from links import limits
from links.address import fault, host_of
from links.finding import NOT_PUBLIC, Finding, Verdict
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
    """`warnings` are about what a person wrote, and stop a strict build; `aged` is what time made of links; `notes`."""

    warnings: list[str]
    aged: list[str]
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
    by = {verdict: [finding for finding in findings if finding.verdict is verdict] for verdict in Verdict}
    by_resolver = [finding for finding in by[Verdict.UNREACHABLE] if finding.reason.startswith(NOT_PUBLIC)]
    by[Verdict.UNREACHABLE] = [finding for finding in by[Verdict.UNREACHABLE] if finding not in by_resolver]
    lasting = {finding.url: since[finding.url] for finding in by[Verdict.UNREACHABLE] if finding.url in since}
    lasting = {url: start for url, start in lasting.items() if now - start >= LASTING}
    moves = {finding.url: fault(finding.final_url, registry.registry.hosts) for finding in by[Verdict.MOVED]}
    inconclusive = by[Verdict.INCONCLUSIVE]
    # A redirect that was not followed may lead a reader to harm: it is named, not counted.
    odd = [finding for finding in inconclusive if finding.reason.startswith("redirects")]
    aged = [
        *(line for finding in by[Verdict.DEAD] for line in _dead(finding, places, registry)),
        *(
            line
            for finding in by[Verdict.MOVED]
            if (why := moves[finding.url])
            for line in _strayed(finding, why, places, registry)
        ),
        *(
            _lasting(finding, lasting[finding.url], places)
            for finding in by[Verdict.UNREACHABLE]
            if finding.url in lasting
        ),
    ]
    notes = [
        *_summary(findings),
        *_by_resolver(by_resolver),
        *_by_host(by[Verdict.BLOCKED], "refuses robots"),
        *_by_host([finding for finding in inconclusive if finding not in odd], "does not say whether a page is there"),
        *(f"{_name(finding, registry)} {finding.reason}: {finding.url}. Look at it in a browser." for finding in odd),
        *_unreachable([finding for finding in by[Verdict.UNREACHABLE] if finding.url not in lasting]),
    ]
    # A new address that may stand in the registry is told whole: nobody can use half of one.
    told = [_moved(finding, registry) for finding in by[Verdict.MOVED] if not moves[finding.url]]
    return Report([], [*map(redact, aged)], [*map(redact, notes[:1]), *told, *map(redact, notes[1:])])


def _summary(findings: Sequence[Finding]) -> Iterator[str]:
    by = {verdict: [finding for finding in findings if finding.verdict is verdict] for verdict in Verdict}
    if offline := by[Verdict.OFFLINE]:
        yield f"no network: {_links(len(offline))} not checked ({offline[0].reason})."
    if len(findings) > len(offline):
        cached = sum(finding.from_cache for finding in findings)
        source = f" ({cached} from the cache)" if cached else ""
        parts = [f"{len(by[verdict])} {words}" for verdict, words in WORDS.items() if by[verdict]]
        yield f"{_links(len(findings))} checked{source}{': ' if parts else ''}{', '.join(parts)}."


def _dead(finding: Finding, places: Places, registry: RegistryFile) -> Iterator[str]:
    for place in places[finding.url]:
        yield (
            f"{place}: {_name(finding, registry)} leads to a page that is gone ({finding.reason}): {finding.url}. "
            f"{_remedy(finding, 'its new address', registry)}"
        )


def _strayed(finding: Finding, why: str, places: Places, registry: RegistryFile) -> Iterator[str]:
    for place in places[finding.url]:
        remedy = f"Look at it in a browser. {_remedy(finding, 'a safe address', registry)}"
        yield f"{place}: {_name(finding, registry)} has moved to where no link may lead: {why} {remedy}"


def _moved(finding: Finding, registry: RegistryFile) -> str:
    return f"{_name(finding, registry)} has moved to {finding.final_url}. {_remedy(finding, 'that', registry)}"


def _lasting(finding: Finding, start: datetime, places: Places) -> str:
    return (
        f"{places[finding.url][0]}: {finding.url} could not be reached since {start:%Y-%m-%d}: {finding.reason}. "
        "Look at it in a browser."
    )


def _by_host(findings: Sequence[Finding], what: str) -> Iterator[str]:
    for host, count in Counter(host_of(finding.url) for finding in findings).items():
        reasons = sorted({finding.reason for finding in findings if host_of(finding.url) == host})
        yield f"{host} {what} ({_links(count)}: {'; '.join(reasons)}). Look at them in a browser."


def _by_resolver(findings: Sequence[Finding]) -> Iterator[str]:
    """One line for all names that this machine's resolver answers by itself, with every network that would help."""
    if not findings:
        return
    told = next((finding for finding in findings if "=" in finding.reason), findings[0])
    networks = dict.fromkeys(network for finding in findings if (network := finding.reason.partition("=")[2]))
    reason, equals, _ = told.reason.partition("=")
    yield f"{_links(len(findings))} could not be asked. {host_of(told.url)}: {reason}{equals}{','.join(networks)}."


def _unreachable(findings: Sequence[Finding]) -> Iterator[str]:
    late = [finding for finding in findings if finding.reason == limits.late()]
    if late:
        yield f"the check stopped at its limit: {_links(len(late))} got {limits.late()}."
    rest = Counter((host_of(finding.url), finding.reason) for finding in findings if finding not in late)
    for (host, reason), count in rest.items():
        yield f"{host} could not be reached ({_links(count)}): {reason}."


def _links(count: int) -> str:
    return f"{count} {'link' if count == 1 else 'links'}"


def _name(finding: Finding, registry: RegistryFile) -> str:
    link_id = registry.registry.by_url.get(finding.url)
    return f"'{link_id}'" if link_id else "the link"


def _remedy(finding: Finding, what: str, registry: RegistryFile) -> str:
    link_id = registry.registry.by_url.get(finding.url)
    return f"Put {what} into {registry.file}:{registry.line(link_id, 'url')}." if link_id else f"Write {what} there."
