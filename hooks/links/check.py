"""Find out what one request proves about each address. A temporary redirect is no reason to change a link."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime

from links.finding import Finding, Verdict
from links.probe import probe
from links.verdict import Answer, verdict

CEILING_SECONDS = 30.0


def check(urls: Iterable[str], *, hosts: Collection[str]) -> list[Finding]:
    """One finding for each address, in order."""
    answers = probe(urls, ceiling=CEILING_SECONDS)
    offline = all(answer.status is None for answer in answers)
    return [_finding(answer, offline=offline) for answer in answers]


def _finding(answer: Answer, *, offline: bool) -> Finding:
    found = Verdict.OFFLINE if offline else Verdict(verdict(answer).value)
    if answer.status == 401:
        found = Verdict.INCONCLUSIVE
    elif found is Verdict.OK and answer.permanent and answer.final_url != answer.url:
        found = Verdict.MOVED
    return Finding(answer.url, found, answer.reason, datetime.now(UTC), answer.final_url)
